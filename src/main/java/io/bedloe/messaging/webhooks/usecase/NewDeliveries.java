package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.Ids;
import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.DeliveryView;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.data.Deliveries;
import io.bedloe.messaging.webhooks.model.NewDelivery;
import io.bedloe.platform.outbox.EventId;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Creates deliveries, within the transaction of the use case; they are sent after its commit. */
@Dependent
class NewDeliveries {

  private final Deliveries deliveries;
  private final SentEvents events;
  private final Event<DeliveriesAdded> added;
  private final Ids ids;
  private final Clock clock;

  @Inject
  NewDeliveries(
      Deliveries deliveries,
      SentEvents events,
      Event<DeliveriesAdded> added,
      Ids ids,
      Clock clock) {
    this.deliveries = deliveries;
    this.events = events;
    this.added = added;
    this.ids = ids;
    this.clock = clock;
  }

  /** Creates the deliveries of events; the webhook must be locked. */
  void add(WebhookId webhook, List<PublishedEvent> published) {
    if (!published.isEmpty()) {
      store(
          webhook,
          published.stream().map(event -> new NewDelivery(nextId(), events.of(event))).toList());
    }
  }

  /** Creates a delivery; the webhook must be locked. */
  DeliveryView add(WebhookId webhook, NewDelivery.Event event) {
    var id = nextId();
    store(webhook, List.of(new NewDelivery(id, event)));
    return deliveries.find(id, webhook).orElseThrow();
  }

  /** Creates a test message; the webhook must be locked. */
  DeliveryView addTest(WebhookId webhook) {
    return add(webhook, events.test(new EventId(ids.next()), webhook, clock.instant()));
  }

  private void store(WebhookId webhook, List<NewDelivery> all) {
    deliveries.add(webhook, all, clock.instant());
    added.fire(new DeliveriesAdded());
  }

  private DeliveryId nextId() {
    return new DeliveryId(ids.next());
  }
}
