package io.bedloe.messaging.webhooks.data;

import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.DeliveryView;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.model.Attempt;
import io.bedloe.messaging.webhooks.model.NewDelivery;
import io.bedloe.messaging.webhooks.model.PendingDelivery;
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

  /** Stores deliveries that are due now. */
  public void add(List<NewDelivery> deliveries, Instant now) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (var delivery : deliveries) {
      rows.add(
          new @Nullable Object[] {
            delivery.id(),
            delivery.webhook(),
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

  /** Returns a delivery that waits for an attempt; empty when it has ended. */
  public Optional<PendingDelivery> pending(DeliveryId id) {
    return sql.one(
        """
        SELECT id, webhook_id, attempts, event_id, event_type, resource, resource_id, position,
          body
        FROM webhook_deliveries WHERE id = ? AND status = 'PENDING'""",
        row ->
            new PendingDelivery(
                row.id("id", DeliveryId::new),
                row.id("webhook_id", WebhookId::new),
                row.integer("attempts"),
                event(row)),
        id);
  }

  private static NewDelivery.Event event(Row row) {
    return new NewDelivery.Event(
        row.id("event_id", EventId::new),
        row.text("event_type"),
        row.text("resource"),
        row.id("resource_id", ResourceId::new),
        row.numberOrNull("position"),
        row.text("body"));
  }

  /**
   * Stores the result of an attempt, unless the delivery has ended meanwhile.
   *
   * @return whether it was stored
   */
  public boolean save(DeliveryId id, Attempt attempt, @Nullable Instant next) {
    return sql.update(
            """
            UPDATE webhook_deliveries SET status = ?, attempts = attempts + 1, attempted_at = ?,
              response_status = ?, duration_ms = ?, error = ?, next_attempt_at = ?,
              leased_until = NULL
            WHERE id = ? AND status = 'PENDING'""",
            attempt.statusBefore(next),
            attempt.at(),
            attempt.responseStatus(),
            attempt.duration().toMillis(),
            attempt.error(),
            next,
            id)
        > 0;
  }

  /** Ends a delivery without a further attempt. */
  public void cancel(DeliveryId id, String reason) {
    sql.update(
        """
        UPDATE webhook_deliveries SET status = 'CANCELLED', error = ?, next_attempt_at = NULL
        WHERE id = ? AND status = 'PENDING'""",
        reason,
        id);
  }

  /** Ends all deliveries of a webhook that wait for an attempt. */
  public void cancelAll(WebhookId webhook, String reason) {
    sql.update(
        """
        UPDATE webhook_deliveries SET status = 'CANCELLED', error = ?, next_attempt_at = NULL
        WHERE webhook_id = ? AND status = 'PENDING'""",
        reason,
        webhook);
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
        DELETE FROM webhook_deliveries WHERE id IN (
          SELECT id FROM webhook_deliveries WHERE created_at < ? AND status <> 'PENDING'
          ORDER BY created_at, id LIMIT ?)""",
        time,
        most);
  }
}
