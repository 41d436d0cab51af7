package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.messaging.webhooks.StateReason;
import io.bedloe.messaging.webhooks.model.NewDelivery;
import io.bedloe.messaging.webhooks.model.Webhook;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Decides which events a webhook gets: those that its owner may read now. A webhook whose owner may
 * read nothing any more, because the account is disabled or the API key is revoked, is paused.
 */
@Dependent
class Recipients {

  private final WebhookOwners owners;
  private final EventVisibility visibility;
  private final StopWebhook stop;

  @Inject
  Recipients(WebhookOwners owners, EventVisibility visibility, StopWebhook stop) {
    this.owners = owners;
    this.visibility = visibility;
    this.stop = stop;
  }

  /** Returns those of the events that the owner of a webhook may read. */
  List<PublishedEvent> visibleTo(Webhook webhook, List<PublishedEvent> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    var owner = owners.callerOf(webhook);
    if (owner.isEmpty()) {
      stop.stop(webhook.id(), StateReason.NO_ACCESS);
      return List.of();
    }
    return visibility.among(events, owner.get());
  }

  /** Returns whether the owner of a webhook may still read an event that waits. */
  boolean mayReceive(Webhook webhook, NewDelivery.Event event) {
    var owner = owners.callerOf(webhook);
    if (owner.isEmpty()) {
      stop.stop(webhook.id(), StateReason.NO_ACCESS);
      return false;
    }
    return visibility.isVisible(event.resource(), event.resourceId(), owner.get());
  }
}
