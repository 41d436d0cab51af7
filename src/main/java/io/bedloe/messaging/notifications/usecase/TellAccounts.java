package io.bedloe.messaging.notifications.usecase;

import io.bedloe.messaging.notifications.NotificationTopic;
import io.bedloe.platform.outbox.EventConsumer;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Creates the notifications of events. They are committed with the position of the consumer, so
 * that an event gives an account one notification, also when a server is killed.
 */
@ApplicationScoped
class TellAccounts implements EventConsumer {

  private final Audience audience;
  private final FillInboxes fill;

  @Inject
  TellAccounts(Audience audience, FillInboxes fill) {
    this.audience = audience;
    this.fill = fill;
  }

  @Override
  public String name() {
    return "notifications";
  }

  @Override
  public void consume(List<PublishedEvent> events) {
    var known =
        events.stream()
            .filter(event -> NotificationTopic.ofType(event.type()).isPresent())
            .toList();
    if (!known.isEmpty()) {
      fill.add(audience.of(known));
    }
  }
}
