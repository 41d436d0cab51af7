package io.bedloe.messaging.webhooks.data;

import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Claims deliveries that are due. */
@ApplicationScoped
public class DueDeliveries {

  /** An attempt takes 15 s at most; the lease of a server that died ends after this time. */
  static final Duration LEASE = Duration.ofMinutes(1);

  /** The deliveries that are sent to one webhook at the same time. */
  static final int MOST_PER_WEBHOOK = 4;

  private final Sql sql;

  @Inject
  public DueDeliveries(Sql sql) {
    this.sql = sql;
  }

  /**
   * Returns deliveries that are due, and reserves them until their lease ends. Of each resource the
   * oldest delivery that has not ended is the next one, so that the order is kept over all
   * attempts. Each webhook has its own limit, so that a slow receiver does not hold up the others.
   */
  public List<DeliveryId> claim(int most, Instant now) {
    return sql.list(
        """
        UPDATE webhook_deliveries t SET leased_until = ?
        WHERE t.status = 'PENDING' AND (t.leased_until IS NULL OR t.leased_until <= ?)
          AND t.id IN (
            SELECT c.id FROM webhooks w CROSS JOIN LATERAL (
              SELECT d.id, d.next_attempt_at FROM webhook_deliveries d
              WHERE d.webhook_id = w.id AND d.status = 'PENDING' AND d.next_attempt_at <= ?
                AND (d.leased_until IS NULL OR d.leased_until <= ?)
                AND NOT EXISTS (
                  SELECT 1 FROM webhook_deliveries e
                  WHERE e.webhook_id = d.webhook_id AND e.resource_id = d.resource_id
                    AND e.status = 'PENDING' AND e.seq < d.seq)
              ORDER BY d.next_attempt_at, d.seq
              LIMIT greatest(0, ? - (
                SELECT count(*) FROM webhook_deliveries l
                WHERE l.webhook_id = w.id AND l.status = 'PENDING' AND l.leased_until > ?))) c
            ORDER BY c.next_attempt_at LIMIT ?)
        RETURNING t.id""",
        row -> row.id("id", DeliveryId::new),
        now.plus(LEASE),
        now,
        now,
        now,
        MOST_PER_WEBHOOK,
        now,
        most);
  }
}
