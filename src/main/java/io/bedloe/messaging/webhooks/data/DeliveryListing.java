package io.bedloe.messaging.webhooks.data;

import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.DeliveryStatus;
import io.bedloe.messaging.webhooks.DeliveryView;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.outbox.EventId;
import io.bedloe.platform.persistence.Row;

/** The list of the deliveries of a webhook: its fields, filters and sorts. */
public final class DeliveryListing implements PageOf.Definition {

  static final String COLUMNS =
      """
      d.id, d.event_id, d.event_type, d.resource || '/' || d.resource_id AS subject, d.position,
      d.status, d.attempts, d.response_status, d.duration_ms, d.error, d.created_at,
      d.attempted_at, d.next_attempt_at""";

  public static final Listing<DeliveryView> LISTING =
      Listing.of("webhook deliveries", DeliveryView.class)
          .select(COLUMNS)
          .from("webhook_deliveries d")
          .id("d.id")
          .fields(
              Field.filterable("id", FieldType.ID, "d.id"),
              Field.filterable("eventId", FieldType.ID, "d.event_id"),
              Field.filterable("eventType", FieldType.TEXT, "d.event_type"),
              Field.choice("status", DeliveryStatus.class, "d.status"),
              Field.sortable("createdAt", FieldType.TIME, "d.created_at"))
          .order("-createdAt")
          .read(DeliveryListing::view);

  @Override
  public Listing<DeliveryView> listing() {
    return LISTING;
  }

  /** Returns the condition for the deliveries of a webhook. */
  public static Condition of(WebhookId webhook) {
    return Condition.of("d.webhook_id = ?", webhook);
  }

  static DeliveryView view(Row row) {
    var status = row.numberOrNull("response_status");
    return new DeliveryView(
        row.id("id", DeliveryId::new),
        row.id("event_id", EventId::new),
        row.text("event_type"),
        row.text("subject"),
        row.numberOrNull("position"),
        row.constant("status", DeliveryStatus.class),
        row.integer("attempts"),
        status == null ? null : status.intValue(),
        row.numberOrNull("duration_ms"),
        row.textOrNull("error"),
        row.instant("created_at"),
        row.instantOrNull("attempted_at"),
        row.instantOrNull("next_attempt_at"));
  }
}
