package io.bedloe.messaging.webhooks.data;

import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.WebhookState;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored deliveries that have failed for good. */
@ApplicationScoped
public class FailedDeliveries {

  private static final String PENDING =
      """
      UPDATE webhook_deliveries SET status = 'PENDING', attempts = 0, next_attempt_at = ?,
        leased_until = NULL
      """;

  private final Sql sql;

  @Inject
  public FailedDeliveries(Sql sql) {
    this.sql = sql;
  }

  /** Locks a failed delivery until the transaction ends; returns the state of its webhook. */
  public Optional<WebhookState> lock(DeliveryId id) {
    return sql.one(
        """
        SELECT w.state FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
        WHERE d.id = ? AND d.status = 'FAILED' FOR UPDATE OF d""",
        row -> row.constant("state", WebhookState.class),
        id);
  }

  /** Makes a failed delivery due. */
  public void sendAgain(DeliveryId id, Instant now) {
    sql.update(PENDING + "WHERE id = ? AND status = 'FAILED'", now, id);
  }

  /** Makes failed deliveries to active webhooks due, those that failed first before others. */
  public List<DeliveryId> sendAgain(
      @Nullable String type,
      @Nullable Instant from,
      @Nullable Instant before,
      Instant now,
      int most) {
    return sql.list(
        PENDING
            + """
            WHERE status = 'FAILED' AND id IN (
              SELECT d.id FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
              WHERE d.status = 'FAILED' AND w.state = 'ACTIVE'
                AND (?::text IS NULL OR d.event_type = ?)
                AND (?::timestamptz IS NULL OR d.attempted_at >= ?)
                AND (?::timestamptz IS NULL OR d.attempted_at < ?)
              ORDER BY d.attempted_at, d.id LIMIT ? FOR UPDATE OF d SKIP LOCKED)
            RETURNING id""",
        row -> row.id("id", DeliveryId::new),
        now,
        type,
        type,
        from,
        from,
        before,
        before,
        most);
  }

  /** Ends a failed delivery for good. */
  public void discard(DeliveryId id) {
    sql.update(
        "UPDATE webhook_deliveries SET status = 'CANCELLED' WHERE id = ? AND status = 'FAILED'",
        id);
  }
}
