package io.bedloe.messaging.notifications.usecase;

import io.bedloe.kernel.AccountId;
import io.bedloe.messaging.notifications.NotificationPreferences;
import io.bedloe.messaging.notifications.NotificationTopic;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The events that an account is told of, in their order.
 *
 * @param address the e-mail address of the account
 */
record Told(
    AccountId account,
    String address,
    NotificationPreferences preferences,
    List<PublishedEvent> events) {

  Told {
    events = List.copyOf(events);
  }

  Map<NotificationTopic, List<PublishedEvent>> byTopic() {
    return events.stream()
        .collect(
            Collectors.groupingBy(
                event -> NotificationTopic.ofType(event.type()).orElseThrow(),
                LinkedHashMap::new,
                Collectors.toList()));
  }
}
