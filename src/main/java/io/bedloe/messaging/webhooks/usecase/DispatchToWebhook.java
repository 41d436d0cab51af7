package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.messaging.webhooks.StateReason;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookState;
import io.bedloe.messaging.webhooks.data.DeliveredWebhooks;
import io.bedloe.messaging.webhooks.model.Webhook;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Creates the deliveries of new events to a webhook. */
@Dependent
class DispatchToWebhook {

  private final DeliveredWebhooks webhooks;
  private final Recipients recipients;
  private final NewDeliveries deliveries;
  private final Backlog backlog;
  private final StopWebhook stop;

  @Inject
  DispatchToWebhook(
      DeliveredWebhooks webhooks,
      Recipients recipients,
      NewDeliveries deliveries,
      Backlog backlog,
      StopWebhook stop) {
    this.webhooks = webhooks;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.backlog = backlog;
    this.stop = stop;
  }

  /**
   * Adds the deliveries of those events that the webhook is for and its owner may read. A webhook
   * that is not active any more gets none, because its owner replays what it has missed; one with
   * too many deliveries is paused instead.
   */
  void add(Webhook webhook, List<PublishedEvent> events) {
    var wanted =
        events.stream().filter(event -> webhook.isFor(event.type(), event.position())).toList();
    var visible = recipients.visibleTo(webhook, wanted);
    if (visible.isEmpty() || !lockIsActive(webhook.id())) {
      return;
    }
    if (backlog.hasRoomFor(webhook.id(), visible.size())) {
      deliveries.add(webhook.id(), visible);
    } else {
      stop.stop(webhook.id(), StateReason.BACKLOG);
    }
  }

  private boolean lockIsActive(WebhookId id) {
    return webhooks.lock(id).filter(found -> found.state() == WebhookState.ACTIVE).isPresent();
  }
}
