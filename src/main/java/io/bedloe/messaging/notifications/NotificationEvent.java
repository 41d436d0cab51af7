package io.bedloe.messaging.notifications;

import io.bedloe.platform.outbox.EventType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The events of notifications, which only the account sees that is told. */
public enum NotificationEvent implements EventType {
  CREATED("A notification was added to the inbox of an account.", Created.class);

  private final Definition definition;

  NotificationEvent(String meaning, Class<? extends Record> data) {
    definition = Definition.of("notification", meaning, data);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  /** The data of the event of a new notification. */
  @Schema(name = "NotificationCreatedData", description = "A new notification.")
  public record Created(
      @Schema(description = "The id of the notification.") NotificationId id,
      @Schema(description = "The topic of the notification.") NotificationTopic topic) {}
}
