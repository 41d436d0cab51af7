package io.bedloe.messaging.notifications;

import io.bedloe.kernel.Permission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The topics of notifications. A topic has the events of the types that it names. */
@Schema(description = "The subject matter of a notification.")
public enum NotificationTopic {
  /** An order was placed. */
  ORDER_PLACED(Permission.ORDERS_ALL, "io.bedloe.order.placed.v1"),
  /** An order was shipped. */
  ORDER_SHIPPED(Permission.ORDERS_ALL, "io.bedloe.order.shipped.v1"),
  /** An order was cancelled. */
  ORDER_CANCELLED(Permission.ORDERS_ALL, "io.bedloe.order.cancelled.v1"),
  /** An import has succeeded: its rows are accepted or refused. */
  IMPORT_FINISHED(null, "io.bedloe.import.finished.v1"),
  /** An import has failed or was cancelled. */
  IMPORT_FAILED(null, "io.bedloe.import.failed.v1"),
  /** The file of an export can be downloaded. */
  EXPORT_FINISHED(null, "io.bedloe.export.finished.v1"),
  /** An export has failed or was discarded. */
  EXPORT_FAILED(null, "io.bedloe.export.failed.v1"),
  /** A webhook was paused or disabled, and gets no events. */
  WEBHOOK_STOPPED(null, "io.bedloe.webhook.paused.v1", "io.bedloe.webhook.disabled.v1"),
  /** The available stock of a product has fallen to its reorder point or below. */
  STOCK_LOW(Permission.STOCK_WRITE, "io.bedloe.stock.low.v1"),
  /** A background job has failed for good. */
  JOB_FAILED(Permission.JOBS_READ, "io.bedloe.job.failed.v1");

  @SuppressWarnings("ImmutableEnumChecker") // Set.of
  private final Set<String> types;

  private final @Nullable Permission permissionForAll;

  NotificationTopic(@Nullable Permission permissionForAll, String... types) {
    this.permissionForAll = permissionForAll;
    this.types = Set.of(types);
  }

  /** Returns the types of the events that this topic has. */
  public Set<String> types() {
    return types;
  }

  /**
   * Returns the permission that an account needs to be told of the resources of all accounts; null
   * when an account reads its own ones alone.
   */
  public @Nullable Permission permissionForAll() {
    return permissionForAll;
  }

  /** Returns the topic of a type of events, if there is one. */
  public static Optional<NotificationTopic> ofType(String type) {
    return Arrays.stream(values()).filter(topic -> topic.types.contains(type)).findFirst();
  }
}
