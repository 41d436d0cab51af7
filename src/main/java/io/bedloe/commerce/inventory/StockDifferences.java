package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Compares the stock figures of many products with the sums of their ledgers. */
@ApplicationScoped
class StockDifferences {

  private final Sql sql;

  @Inject
  StockDifferences(Sql sql) {
    this.sql = sql;
  }

  /** A product, and whether its figures agree with its ledger. */
  record Compared(ProductId productId, boolean agrees) {}

  /**
   * Compares the products after a given one, in the order of their ids. One statement sees figures
   * and ledger at the same moment.
   */
  @Transactional
  List<Compared> after(ProductId last, int limit) {
    return sql.list(
        """
        SELECT s.product_id, s.on_hand = l.on_hand AND s.reserved = l.reserved AS agrees
        FROM (SELECT product_id, on_hand, reserved FROM stock
              WHERE product_id > ? ORDER BY product_id LIMIT ?) s
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(m.on_hand_change), 0) AS on_hand,
            coalesce(sum(m.reserved_change), 0) AS reserved
          FROM stock_movements m WHERE m.product_id = s.product_id) l
        ORDER BY s.product_id""",
        row -> new Compared(row.id("product_id", ProductId::new), row.flag("agrees")),
        last,
        limit);
  }

  /** Returns the id before all products. */
  static ProductId none() {
    return new ProductId(new UUID(0, 0));
  }
}
