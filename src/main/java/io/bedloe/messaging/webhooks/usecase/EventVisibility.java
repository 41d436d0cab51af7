package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import io.bedloe.platform.outbox.VisibleEvents;
import io.bedloe.platform.security.RequestContext;
import io.bedloe.platform.security.RunAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Judges the resources of events by the current rights of the owner of a webhook. Roles and
 * policies judge the permission to read events, as for a request.
 */
@ApplicationScoped
class EventVisibility {

  private final VisibleEvents visible;
  private final RunAs runAs;
  private final Clock clock;

  @Inject
  EventVisibility(VisibleEvents visible, RunAs runAs, Clock clock) {
    this.visible = visible;
    this.runAs = runAs;
    this.clock = clock;
  }

  /** Returns the events that a caller may see, in their order. */
  List<PublishedEvent> among(List<PublishedEvent> events, Caller caller) {
    return mayReadEvents(caller)
        ? runAs.call(caller, context(), () -> visible.among(events, caller))
        : List.of();
  }

  /** Returns whether a caller may see the events of a resource. */
  boolean isVisible(String path, ResourceId id, Caller caller) {
    return mayReadEvents(caller)
        && runAs.call(caller, context(), () -> visible.isVisible(path, id, caller));
  }

  private boolean mayReadEvents(Caller caller) {
    return runAs.isAllowed(caller, context(), Permission.EVENTS_READ);
  }

  private RequestContext context() {
    return RequestContext.none(clock.instant());
  }
}
