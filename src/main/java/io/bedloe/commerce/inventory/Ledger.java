package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.OrderId;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes stock figures and writes the ledger rows in one statement. It locks the figures in the
 * order of the product ids, so that two requests cannot deadlock. It changes all of them or, when
 * one would become negative, none.
 */
@ApplicationScoped
class Ledger {

  /** A change of one product's figures. */
  record Entry(ProductId productId, long onHandChange, long reservedChange) {}

  /** The values that all entries of one change share. */
  record Cause(
      MovementKind kind, @Nullable OrderId orderId, @Nullable String reason, Caller actor) {}

  private static final String MOVE =
      """
      WITH wanted AS (
        SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[])
          AS w (movement_id, product_id, on_hand_change, reserved_change)),
      held AS MATERIALIZED (
        SELECT s.product_id, s.on_hand, s.reserved
        FROM stock s JOIN wanted w USING (product_id)
        ORDER BY s.product_id FOR UPDATE OF s),
      short AS MATERIALIZED (
        SELECT w.product_id, coalesce(h.on_hand - h.reserved, 0) AS available
        FROM wanted w LEFT JOIN held h USING (product_id)
        WHERE h.product_id IS NULL
          OR h.reserved + w.reserved_change < 0
          OR h.reserved + w.reserved_change > h.on_hand + w.on_hand_change),
      moved AS (
        UPDATE stock s SET
          on_hand = s.on_hand + w.on_hand_change,
          reserved = s.reserved + w.reserved_change,
          version = s.version + 1,
          updated_at = ?
        FROM wanted w
        WHERE s.product_id = w.product_id AND NOT EXISTS (SELECT FROM short)
        RETURNING w.*),
      logged AS (
        INSERT INTO stock_movements (
          id, product_id, kind, on_hand_change, reserved_change,
          order_id, reason, actor_id, actor_name, at)
        SELECT m.movement_id, m.product_id, ?, m.on_hand_change, m.reserved_change,
          ?::uuid, ?, ?, ?, ?
        FROM moved m)
      SELECT product_id, available FROM short ORDER BY product_id""";

  private final Sql sql;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Ledger(Sql sql, Ids ids, Clock clock) {
    this.sql = sql;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a change when all figures allow it.
   *
   * @param entries one entry for each product
   * @return the products whose figures do not allow it; if there are any, nothing has changed
   */
  List<Shortage> enter(List<Entry> entries, Cause cause) {
    var now = clock.instant();
    return sql.list(
        MOVE,
        row -> new Shortage(row.id("product_id", ProductId::new), row.number("available")),
        entries.stream().map(entry -> new MovementId(ids.next())).toArray(MovementId[]::new),
        entries.stream().map(Entry::productId).toArray(ProductId[]::new),
        entries.stream().map(Entry::onHandChange).toArray(Long[]::new),
        entries.stream().map(Entry::reservedChange).toArray(Long[]::new),
        now,
        cause.kind(),
        cause.orderId(),
        cause.reason(),
        cause.actor().id(),
        cause.actor().name(),
        now);
  }

  /** Locks the figures of products in the order of their ids. */
  void lock(Collection<ProductId> productIds) {
    sql.list(
        """
        SELECT s.product_id FROM stock s WHERE s.product_id = ANY (?)
        ORDER BY s.product_id FOR UPDATE""",
        row -> row.id("product_id", ProductId::new),
        (Object) productIds.toArray(ProductId[]::new));
  }

  /** Creates stock figures of zero for each product that has none. */
  void open(List<ProductId> productIds) {
    sql.update(
        """
        INSERT INTO stock (product_id, on_hand, reserved, version, updated_at)
        SELECT id, 0, 0, 0, ? FROM unnest(?::uuid[]) AS p (id) ORDER BY id
        ON CONFLICT (product_id) DO NOTHING""",
        clock.instant(),
        productIds.toArray(ProductId[]::new));
  }

  /** Sets a product's figures to the sums of its ledger rows, without a new ledger row. */
  void correct(ProductId productId, StockReconciliation.Figures figures) {
    sql.update(
        """
        UPDATE stock SET on_hand = ?, reserved = ?, version = version + 1, updated_at = ?
        WHERE product_id = ?""",
        figures.onHand(),
        figures.reserved(),
        clock.instant(),
        productId);
  }
}
