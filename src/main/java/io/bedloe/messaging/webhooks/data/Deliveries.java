package io.bedloe.messaging.webhooks.data;

import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.DeliveryView;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.model.NewDelivery;
import io.bedloe.platform.outbox.EventId;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored deliveries of events to webhooks. */
@ApplicationScoped
public class Deliveries {

  private final Sql sql;

  @Inject
  public Deliveries(Sql sql) {
    this.sql = sql;
  }

  /** Stores deliveries of a webhook that are due now; the webhook must be locked. */
  public void add(WebhookId webhook, List<NewDelivery> deliveries, Instant now) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (var delivery : deliveries) {
      rows.add(
          new @Nullable Object[] {
            delivery.id(),
            webhook,
            delivery.event().id(),
            delivery.event().type(),
            delivery.event().resource(),
            delivery.event().resourceId(),
            delivery.event().position(),
            delivery.event().body(),
            now,
            now
          });
    }
    sql.batch(
        """
        INSERT INTO webhook_deliveries (id, webhook_id, event_id, event_type, resource,
          resource_id, position, body, status, created_at, next_attempt_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?, ?)""",
        rows);
    NextDeliveries.mark(
        sql, webhook, deliveries.stream().map(added -> added.event().resourceId()).toList());
  }

  /** Returns a delivery of a webhook. */
  public Optional<DeliveryView> find(DeliveryId id, WebhookId webhook) {
    return sql.one(
        "SELECT "
            + DeliveryListing.COLUMNS
            + " FROM webhook_deliveries d WHERE d.id = ? AND d.webhook_id = ?",
        DeliveryListing::view,
        id,
        webhook);
  }

  /** Returns the message of a delivery of a webhook, to send it again. */
  public Optional<NewDelivery.Event> eventOf(DeliveryId id, WebhookId webhook) {
    return sql.one(
        """
        SELECT event_id, event_type, resource, resource_id, position, body
        FROM webhook_deliveries WHERE id = ? AND webhook_id = ?""",
        Deliveries::event,
        id,
        webhook);
  }

  static NewDelivery.Event event(Row row) {
    return new NewDelivery.Event(
        row.id("event_id", EventId::new),
        row.text("event_type"),
        row.text("resource"),
        row.id("resource_id", ResourceId::new),
        row.numberOrNull("position"),
        row.text("body"));
  }

  /** Ends all deliveries of a webhook that wait for an attempt. */
  public void cancelAll(WebhookId webhook, String reason) {
    sql.update(
        """
        UPDATE webhook_deliveries SET status = 'CANCELLED', is_next = FALSE, error = ?,
          next_attempt_at = NULL, leased_until = NULL
        WHERE webhook_id = ? AND status = 'PENDING'""",
        reason,
        webhook);
  }

  /** Returns the number of deliveries that wait, or the highest number that is counted. */
  public long countPending(WebhookId webhook, int most) {
    return sql.single(
        """
        SELECT count(*) AS n FROM (SELECT 1 FROM webhook_deliveries
          WHERE webhook_id = ? AND status = 'PENDING' LIMIT ?) pending""",
        row -> row.number("n"),
        webhook,
        most);
  }

  /** Returns the number of messages of a type about one resource that wait. */
  public long countPending(WebhookId webhook, ResourceId resource, String type) {
    return sql.single(
        """
        SELECT count(*) AS n FROM webhook_deliveries
        WHERE webhook_id = ? AND resource_id = ? AND event_type = ? AND status = 'PENDING'""",
        row -> row.number("n"),
        webhook,
        resource,
        type);
  }

  /** Returns the lowest position of the events that wait; empty when none has a position. */
  public Optional<Long> lowestPending(WebhookId webhook) {
    return Optional.ofNullable(
        sql.list(
                """
                SELECT min(position) AS lowest FROM webhook_deliveries
                WHERE webhook_id = ? AND status = 'PENDING'""",
                row -> Optional.ofNullable(row.numberOrNull("lowest")),
                webhook)
            .get(0)
            .orElse(null));
  }

  /** Deletes deliveries that were created before a time and wait for no attempt. */
  public int deleteCreatedBefore(Instant time, int most) {
    return sql.update(
        """
        DELETE FROM webhook_deliveries WHERE status <> 'PENDING' AND id IN (
          SELECT id FROM webhook_deliveries WHERE created_at < ? AND status <> 'PENDING'
          ORDER BY created_at, id LIMIT ?)""",
        time,
        most);
  }
}
