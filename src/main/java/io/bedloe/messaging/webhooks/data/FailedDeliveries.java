package io.bedloe.messaging.webhooks.data;

import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored deliveries that have failed for good. One that is sent again comes after those of its
 * resource that wait, and its webhook is locked before it, as everywhere.
 */
@ApplicationScoped
public class FailedDeliveries {

  private static final String PENDING =
      """
      UPDATE webhook_deliveries SET status = 'PENDING', seq = DEFAULT, attempts = 0,
        next_attempt_at = ?, leased_until = NULL
      """;

  private static final String MATCHES =
      """
      d.status = 'FAILED' AND (?::text IS NULL OR d.event_type = ?)
        AND (?::timestamptz IS NULL OR d.attempted_at >= ?)
        AND (?::timestamptz IS NULL OR d.attempted_at < ?)
      """;

  private final Sql sql;

  @Inject
  public FailedDeliveries(Sql sql) {
    this.sql = sql;
  }

  /**
   * The deliveries that are sent again; null does not restrict them.
   *
   * @param mostPending webhooks for which as many deliveries wait are left out
   */
  public record Filter(
      @Nullable String eventType,
      @Nullable Instant from,
      @Nullable Instant before,
      int mostPending) {}

  /** The webhook and the resource of a delivery. */
  private record Target(WebhookId webhook, ResourceId resource) {}

  /** Locks a failed delivery and its webhook until the transaction ends; returns the webhook. */
  public Optional<WebhookId> lock(DeliveryId id) {
    return sql.one(
            """
            SELECT id FROM webhooks WHERE id = (
              SELECT webhook_id FROM webhook_deliveries WHERE id = ?) FOR UPDATE""",
            row -> row.id("id", WebhookId::new),
            id)
        .flatMap(locked -> lockDelivery(id));
  }

  private Optional<WebhookId> lockDelivery(DeliveryId id) {
    return sql.one(
        "SELECT webhook_id FROM webhook_deliveries WHERE id = ? AND status = 'FAILED' FOR UPDATE",
        row -> row.id("webhook_id", WebhookId::new),
        id);
  }

  /** Makes a locked delivery due. */
  public void sendAgain(DeliveryId id, Instant now) {
    var target =
        sql.one(
            PENDING + "WHERE id = ? AND status = 'FAILED' RETURNING webhook_id, resource_id",
            FailedDeliveries::target,
            now,
            id);
    target.ifPresent(of -> NextDeliveries.mark(sql, of.webhook(), List.of(of.resource())));
  }

  /** Makes failed deliveries to active webhooks due, those that failed first before others. */
  public List<DeliveryId> sendAgain(Filter filter, Instant now, int most) {
    var webhooks = lockWebhooks(filter);
    var due = lockDeliveries(filter, webhooks, most);
    // One statement for each row: they come in their order behind those that wait.
    List<@Nullable Object[]> rows = new ArrayList<>();
    due.keySet().forEach(id -> rows.add(new @Nullable Object[] {now, id}));
    sql.batch(PENDING + "WHERE id = ?", rows);
    for (var webhook : webhooks) {
      NextDeliveries.mark(
          sql,
          webhook,
          due.values().stream()
              .filter(target -> target.webhook().equals(webhook))
              .map(Target::resource)
              .toList());
    }
    return List.copyOf(due.keySet());
  }

  private Map<DeliveryId, Target> lockDeliveries(
      Filter filter, List<WebhookId> webhooks, int most) {
    var found = new LinkedHashMap<DeliveryId, Target>();
    sql.list(
            "SELECT d.id, d.webhook_id, d.resource_id FROM webhook_deliveries d WHERE "
                + MATCHES
                + """
                AND d.webhook_id = ANY (?)
                ORDER BY d.attempted_at, d.seq LIMIT ? FOR UPDATE OF d SKIP LOCKED""",
            row -> Map.entry(row.id("id", DeliveryId::new), target(row)),
            filter.eventType(),
            filter.eventType(),
            filter.from(),
            filter.from(),
            filter.before(),
            filter.before(),
            webhooks.toArray(WebhookId[]::new),
            most)
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  /** Locks the active webhooks of failed deliveries, in the order in which others lock them. */
  private List<WebhookId> lockWebhooks(Filter filter) {
    return sql.list(
        "SELECT w.id FROM webhooks w WHERE w.state = 'ACTIVE' AND EXISTS ("
            + "SELECT 1 FROM webhook_deliveries d WHERE d.webhook_id = w.id AND "
            + MATCHES
            + """
            ) AND (SELECT count(*) FROM (
              SELECT 1 FROM webhook_deliveries p
              WHERE p.webhook_id = w.id AND p.status = 'PENDING' LIMIT ?) waiting) < ?
            ORDER BY w.id FOR UPDATE""",
        row -> row.id("id", WebhookId::new),
        filter.eventType(),
        filter.eventType(),
        filter.from(),
        filter.from(),
        filter.before(),
        filter.before(),
        filter.mostPending(),
        filter.mostPending());
  }

  private static Target target(Row row) {
    return new Target(row.id("webhook_id", WebhookId::new), row.id("resource_id", ResourceId::new));
  }

  /** Ends a failed delivery for good. */
  public void discard(DeliveryId id) {
    sql.update(
        "UPDATE webhook_deliveries SET status = 'CANCELLED' WHERE id = ? AND status = 'FAILED'",
        id);
  }
}
