package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.messaging.webhooks.data.Webhooks;
import io.bedloe.platform.outbox.EventConsumer;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Creates the deliveries of events. They are committed with the position of the consumer, and one
 * server at a time does it, so that the deliveries of a resource have the order of its events.
 */
@ApplicationScoped
class DispatchEvents implements EventConsumer {

  /** The name of the consumer. */
  static final String NAME = "webhooks";

  private final Webhooks webhooks;
  private final Recipients recipients;
  private final NewDeliveries deliveries;

  @Inject
  DispatchEvents(Webhooks webhooks, Recipients recipients, NewDeliveries deliveries) {
    this.webhooks = webhooks;
    this.recipients = recipients;
    this.deliveries = deliveries;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void consume(List<PublishedEvent> events) {
    for (var webhook : webhooks.active()) {
      var wanted =
          events.stream().filter(event -> webhook.isFor(event.type(), event.position())).toList();
      deliveries.add(webhook.id(), recipients.visibleTo(webhook, wanted));
    }
  }
}
