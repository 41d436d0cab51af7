package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.outbox.ResourceEvents;
import io.bedloe.platform.security.BackgroundCaller;
import io.bedloe.platform.security.RequestContext;
import io.bedloe.platform.security.RunAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges the resources of events by the current rights of the owner of a webhook. */
@ApplicationScoped
class EventVisibility {

  private final BackgroundCaller background;
  private final RunAs runAs;
  private final Clock clock;
  private final Map<String, ResourceEvents> byPath;

  @Inject
  EventVisibility(
      BackgroundCaller background,
      RunAs runAs,
      Clock clock,
      @Any Instance<ResourceEvents> resources) {
    this.background = background;
    this.runAs = runAs;
    this.clock = clock;
    this.byPath =
        resources.stream()
            .collect(Collectors.toUnmodifiableMap(ResourceEvents::path, Function.identity()));
  }

  /**
   * Returns those of the resources, by their paths, that a caller may see the events of: roles and
   * policies judge the permission to read events, as for a request.
   */
  Map<String, Set<ResourceId>> visible(Map<String, Set<ResourceId>> resources, Caller caller) {
    if (!runAs.isAllowed(caller, RequestContext.none(clock.instant()), Permission.EVENTS_READ)) {
      return Map.of();
    }
    return background.call(
        caller,
        () -> {
          var visible = new HashMap<String, Set<ResourceId>>();
          resources.forEach((path, ids) -> visible.put(path, visible(path, ids, caller)));
          return visible;
        });
  }

  boolean isVisible(String path, ResourceId id, Caller caller) {
    return visible(Map.of(path, Set.of(id)), caller).getOrDefault(path, Set.of()).contains(id);
  }

  /** Events of a feature that this version does not have are visible to nobody. */
  private Set<ResourceId> visible(String path, Set<ResourceId> ids, Caller caller) {
    var events = byPath.get(path);
    return events == null || !caller.may(events.permission())
        ? Set.of()
        : events.visible(ids, caller);
  }
}
