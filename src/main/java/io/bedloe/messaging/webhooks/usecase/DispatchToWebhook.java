package io.bedloe.messaging.webhooks.usecase;

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

  @Inject
  DispatchToWebhook(
      DeliveredWebhooks webhooks,
      Recipients recipients,
      NewDeliveries deliveries,
      Backlog backlog) {
    this.webhooks = webhooks;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.backlog = backlog;
  }

  /**
   * Adds the deliveries of those events that the webhook is for and its owner may read. A webhook
   * that is not active any more gets none, because its owner replays what it has missed. Of one
   * with too many deliveries the position is kept before the first event that finds no room: {@link
   * DispatchMissedEvents} goes on there, and nothing is added here before it has finished.
   */
  void add(Webhook webhook, List<PublishedEvent> events) {
    var wanted =
        events.stream().filter(event -> webhook.isFor(event.type(), event.position())).toList();
    if (wanted.isEmpty() || (webhook.isBehind() && !lockIsReady(webhook.id()))) {
      return;
    }
    var visible = recipients.visibleTo(webhook, wanted);
    if (visible.isEmpty() || !lockIsReady(webhook.id())) {
      return;
    }
    int room = backlog.room(webhook.id());
    if (visible.size() <= room) {
      deliveries.add(webhook.id(), visible);
    } else {
      deliveries.add(webhook.id(), visible.subList(0, room));
      webhooks.setBehind(webhook.id(), visible.get(room).position() - 1);
    }
  }

  /** The lock makes sure that the webhook does not catch up at the same time. */
  private boolean lockIsReady(WebhookId id) {
    return webhooks
        .lock(id)
        .filter(found -> found.state() == WebhookState.ACTIVE && !found.isBehind())
        .isPresent();
  }
}
