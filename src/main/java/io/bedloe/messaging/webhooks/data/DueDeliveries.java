package io.bedloe.messaging.webhooks.data;

import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.DeliveryStatus;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.model.Attempt;
import io.bedloe.messaging.webhooks.model.ClaimedDelivery;
import io.bedloe.messaging.webhooks.model.PendingDelivery;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Claims deliveries that are due, and stores the results of their attempts. */
@ApplicationScoped
public class DueDeliveries {

  /**
   * An attempt waits 20 s for a thread and then takes 15 s at most; the lease of a server that died
   * ends after this time.
   */
  static final Duration LEASE = Duration.ofMinutes(1);

  /** The deliveries that are sent at the same time to a webhook that answers. */
  static final int MOST_PER_WEBHOOK = 4;

  /** The deliveries that are sent at the same time to all webhooks of an account. */
  static final int MOST_PER_ACCOUNT = 8;

  private static final String LEASED_OF_ACCOUNT =
      """
      (SELECT count(*) FROM webhooks o
        JOIN webhook_deliveries h ON h.webhook_id = o.id AND h.leased_until > ?
        WHERE o.user_id = w.user_id)
      """;

  private final Sql sql;

  @Inject
  public DueDeliveries(Sql sql) {
    this.sql = sql;
  }

  /**
   * Returns deliveries that are due, and reserves them until their lease ends. Of each resource the
   * oldest delivery that has not ended is the next one, so that the order is kept over all
   * attempts. Each webhook and each account has its own limit, and accounts take turns by chance,
   * so that slow receivers do not hold up those of others; a webhook that has failed since its last
   * success has one delivery at a time.
   *
   * <p>A webhook that another server claims of at this moment is left out, so that the limit is
   * that of all servers. The cost depends on the number of webhooks that have deliveries, and not
   * on the number of deliveries.
   *
   * @param mostFailing the number of webhooks with failures that are claimed of at most
   */
  public List<ClaimedDelivery> claim(int most, int mostFailing, Instant now) {
    var webhooks = new ArrayList<>(lockDue(most, MOST_PER_WEBHOOK, false, now));
    int room = Math.min(most - webhooks.size(), mostFailing);
    if (room > 0) {
      webhooks.addAll(lockDue(room, 1, true, now));
    }
    return webhooks.isEmpty() ? List.of() : claimOf(webhooks, most, now);
  }

  /**
   * Locks webhooks that have room for a due delivery. The first part finds the next webhook by one
   * step in the index for each.
   */
  private List<WebhookId> lockDue(int most, int atOnce, boolean failing, Instant now) {
    return sql.list(
        """
        WITH RECURSIVE waiting (id) AS (
          (SELECT webhook_id FROM webhook_deliveries WHERE is_next ORDER BY webhook_id LIMIT 1)
          UNION ALL
          SELECT (SELECT d.webhook_id FROM webhook_deliveries d
            WHERE d.is_next AND d.webhook_id > p.id ORDER BY d.webhook_id LIMIT 1)
          FROM waiting p WHERE p.id IS NOT NULL)
        SELECT w.id FROM waiting p JOIN webhooks w ON w.id = p.id
          CROSS JOIN LATERAL (
            SELECT d.next_attempt_at FROM webhook_deliveries d
            WHERE d.webhook_id = w.id AND d.is_next AND d.next_attempt_at <= ?
              AND (d.leased_until IS NULL OR d.leased_until <= ?)
            ORDER BY d.next_attempt_at LIMIT 1) due
        WHERE (w.failing_since IS NOT NULL) = ?
          AND (SELECT count(*) FROM webhook_deliveries l
            WHERE l.webhook_id = w.id AND l.leased_until > ?) < ?
          AND\s"""
            + LEASED_OF_ACCOUNT
            + """
             < ?
        ORDER BY hashtextextended(w.user_id::text, ?), due.next_attempt_at LIMIT ?
        FOR NO KEY UPDATE OF w SKIP LOCKED""",
        row -> row.id("id", WebhookId::new),
        now,
        now,
        failing,
        now,
        atOnce,
        now,
        MOST_PER_ACCOUNT,
        now.toEpochMilli(),
        most);
  }

  /** Counts the leases again: now that the webhooks are locked, no other server adds one. */
  private List<ClaimedDelivery> claimOf(List<WebhookId> webhooks, int most, Instant now) {
    return sql.list(
        """
        UPDATE webhook_deliveries t SET leased_until = ?, token = token + 1
        WHERE t.id IN (
          SELECT f.id FROM (
            SELECT c.id, c.next_attempt_at,\s"""
            + LEASED_OF_ACCOUNT
            + """
            + row_number() OVER (
                PARTITION BY w.user_id ORDER BY c.turn, c.next_attempt_at) AS place
            FROM webhooks w CROSS JOIN LATERAL (
              SELECT d.id, d.next_attempt_at, row_number() OVER (ORDER BY d.next_attempt_at) AS turn
              FROM webhook_deliveries d
              WHERE d.webhook_id = w.id AND d.is_next AND d.next_attempt_at <= ?
                AND (d.leased_until IS NULL OR d.leased_until <= ?)
              ORDER BY d.next_attempt_at
              LIMIT greatest(0, CASE WHEN w.failing_since IS NULL THEN ? ELSE 1 END - (
                SELECT count(*) FROM webhook_deliveries l
                WHERE l.webhook_id = w.id AND l.leased_until > ?))) c
            WHERE w.id = ANY (?)) f
          WHERE f.place <= ?
          ORDER BY f.place, f.next_attempt_at LIMIT ?)
        RETURNING t.id, t.webhook_id, t.token,
          (SELECT failing_since IS NOT NULL FROM webhooks WHERE id = t.webhook_id) AS failing""",
        row ->
            new ClaimedDelivery(
                row.id("id", DeliveryId::new),
                row.id("webhook_id", WebhookId::new),
                row.number("token"),
                row.flag("failing")),
        now.plus(LEASE),
        now,
        now,
        now,
        MOST_PER_WEBHOOK,
        now,
        webhooks.toArray(WebhookId[]::new),
        MOST_PER_ACCOUNT,
        most);
  }

  /** Returns a claimed delivery; empty when it has ended, or when another server has claimed it. */
  public Optional<PendingDelivery> pending(ClaimedDelivery claim) {
    return sql.one(
        """
        SELECT attempts, event_id, event_type, resource, resource_id, position, body
        FROM webhook_deliveries WHERE id = ? AND token = ? AND status = 'PENDING'""",
        row -> new PendingDelivery(claim, row.integer("attempts"), Deliveries.event(row)),
        claim.id(),
        claim.token());
  }

  /**
   * Stores the result of an attempt and ends its claim, so that a result is stored once; the
   * webhook must be locked.
   *
   * @param next when the next attempt is due; null when the delivery has ended
   */
  public void save(PendingDelivery delivery, Attempt attempt, @Nullable Instant next) {
    var status = attempt.statusBefore(next);
    int changed =
        sql.update(
            """
            UPDATE webhook_deliveries SET status = ?, is_next = ?, token = token + 1,
              attempts = attempts + 1,
              attempted_at = ?, response_status = ?, duration_ms = ?, error = ?,
              next_attempt_at = ?, leased_until = NULL
            WHERE id = ? AND token = ? AND status = 'PENDING'""",
            status,
            status == DeliveryStatus.PENDING,
            attempt.at(),
            attempt.responseStatus(),
            attempt.duration().toMillis(),
            attempt.error(),
            next,
            delivery.claim().id(),
            delivery.claim().token());
    if (changed > 0) {
      markNext(delivery);
    }
  }

  /** Ends a delivery without a further attempt; the webhook must be locked. */
  public void cancel(PendingDelivery delivery, String reason) {
    sql.update(
        """
        UPDATE webhook_deliveries SET status = 'CANCELLED', is_next = FALSE, error = ?,
          next_attempt_at = NULL, leased_until = NULL
        WHERE id = ? AND token = ? AND status = 'PENDING'""",
        reason,
        delivery.claim().id(),
        delivery.claim().token());
    markNext(delivery);
  }

  private void markNext(PendingDelivery delivery) {
    List<ResourceId> resource = List.of(delivery.event().resourceId());
    NextDeliveries.mark(sql, delivery.claim().webhook(), resource);
  }

  /** Ends the lease of a delivery that was not attempted. */
  public void giveBack(ClaimedDelivery claim) {
    sql.update(
        "UPDATE webhook_deliveries SET leased_until = NULL WHERE id = ? AND token = ?",
        claim.id(),
        claim.token());
  }
}
