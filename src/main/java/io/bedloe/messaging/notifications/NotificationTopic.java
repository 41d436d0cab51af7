package io.bedloe.messaging.notifications;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The topics of notifications. A topic has the events of the types that it names. */
@Schema(description = "The subject matter of a notification.")
public enum NotificationTopic {
  /** An order was placed. */
  ORDER_PLACED("io.bedloe.order.placed.v1"),
  /** An order was shipped. */
  ORDER_SHIPPED("io.bedloe.order.shipped.v1"),
  /** An order was cancelled. */
  ORDER_CANCELLED("io.bedloe.order.cancelled.v1"),
  /** An import has succeeded: its rows are accepted or refused. */
  IMPORT_FINISHED("io.bedloe.import.finished.v1"),
  /** An import has failed or was cancelled. */
  IMPORT_FAILED("io.bedloe.import.failed.v1"),
  /** The file of an export can be downloaded. */
  EXPORT_FINISHED("io.bedloe.export.finished.v1"),
  /** An export has failed or was discarded. */
  EXPORT_FAILED("io.bedloe.export.failed.v1"),
  /** A webhook was paused or disabled, and gets no events. */
  WEBHOOK_STOPPED("io.bedloe.webhook.paused.v1", "io.bedloe.webhook.disabled.v1");

  @SuppressWarnings("ImmutableEnumChecker") // Set.of
  private final Set<String> types;

  NotificationTopic(String... types) {
    this.types = Set.of(types);
  }

  /** Returns the types of the events that this topic has. */
  public Set<String> types() {
    return types;
  }

  /** Returns the topic of a type of events, if there is one. */
  public static Optional<NotificationTopic> ofType(String type) {
    return Arrays.stream(values()).filter(topic -> topic.types.contains(type)).findFirst();
  }
}
