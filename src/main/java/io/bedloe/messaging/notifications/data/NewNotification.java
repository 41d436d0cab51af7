package io.bedloe.messaging.notifications.data;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.notifications.NotificationId;
import io.bedloe.messaging.notifications.NotificationTopic;
import io.bedloe.platform.outbox.EventId;
import org.jspecify.annotations.Nullable;

/**
 * A notification to store.
 *
 * @param event the event; null when the notification counts several
 * @param count the number of events
 */
public record NewNotification(
    NotificationId id,
    AccountId account,
    NotificationTopic topic,
    @Nullable Source event,
    long count) {

  /** The event that a notification tells of, and its resource. */
  public record Source(EventId id, String resource, ResourceId resourceId) {}
}
