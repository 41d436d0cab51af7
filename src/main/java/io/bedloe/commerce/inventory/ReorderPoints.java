package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored reorder points. A product without a row has none, in version zero. */
@ApplicationScoped
class ReorderPoints {

  private static final String WATCHED =
      """
      r.product_id, r.quantity, r.alerted_at IS NOT NULL AS alerted,
      coalesce(s.on_hand - s.reserved, 0) AS available,
      p.deleted_at IS NULL AND p.archived_at IS NULL AS offered""";

  private static final String BY_PRODUCT =
      "SELECT product_id, quantity, alerted_at, version FROM reorder_points WHERE product_id = ?";

  private final Sql sql;

  @Inject
  ReorderPoints(Sql sql) {
    this.sql = sql;
  }

  Versioned<ReorderPointView> of(ProductId productId) {
    return sql.one(BY_PRODUCT, ReorderPoints::versioned, productId)
        .orElseGet(() -> new Versioned<>(new ReorderPointView(productId, null, null), 0));
  }

  /** Returns the reorder point of a product, and locks it until the transaction ends. */
  Versioned<ReorderPointView> lock(ProductId productId) {
    sql.update(
        """
        INSERT INTO reorder_points (product_id, version) VALUES (?, 0)
        ON CONFLICT (product_id) DO NOTHING""",
        productId);
    return sql.single(BY_PRODUCT + " FOR UPDATE", ReorderPoints::versioned, productId);
  }

  private static Versioned<ReorderPointView> versioned(Row row) {
    return new Versioned<>(
        new ReorderPointView(
            row.id("product_id", ProductId::new),
            row.numberOrNull("quantity"),
            row.instantOrNull("alerted_at")),
        row.number("version"));
  }

  /** Stores a locked reorder point. One without a quantity has no time of an alert. */
  void save(ProductId productId, @Nullable Long quantity, @Nullable Instant alertedAt) {
    sql.update(
        """
        UPDATE reorder_points SET quantity = ?, alerted_at = ?, version = version + 1
        WHERE product_id = ?""",
        quantity,
        alertedAt,
        productId);
  }

  /** Returns products that have a reorder point, in the order of their ids, after a given one. */
  List<WatchedStock> watchedAfter(ProductId last, int limit) {
    return sql.list(
        "SELECT "
            + WATCHED
            + """
             FROM (SELECT product_id, quantity, alerted_at FROM reorder_points
              WHERE quantity IS NOT NULL AND product_id > ?
              ORDER BY product_id LIMIT ?) r
            JOIN products p ON p.id = r.product_id
            LEFT JOIN stock s ON s.product_id = r.product_id
            ORDER BY r.product_id""",
        ReorderPoints::watched,
        last,
        limit);
  }

  /**
   * Returns those of the products that have a reorder point, and locks their reorder points until
   * the transaction ends. It does not lock their stock.
   */
  List<WatchedStock> lockWatched(Collection<ProductId> products) {
    return sql.list(
        "SELECT "
            + WATCHED
            + """
             FROM reorder_points r
            JOIN products p ON p.id = r.product_id
            LEFT JOIN stock s ON s.product_id = r.product_id
            WHERE r.quantity IS NOT NULL AND r.product_id = ANY (?)
            ORDER BY r.product_id FOR UPDATE OF r""",
        ReorderPoints::watched,
        (Object) products.toArray(ProductId[]::new));
  }

  private static WatchedStock watched(Row row) {
    return new WatchedStock(
        row.id("product_id", ProductId::new),
        row.number("quantity"),
        row.number("available"),
        row.flag("offered"),
        row.flag("alerted"));
  }

  /**
   * Marks products, whose reorder points are locked.
   *
   * @param alertedAt when their low stock was told; null when they have recovered
   */
  void mark(Collection<ProductId> products, @Nullable Instant alertedAt) {
    if (products.isEmpty()) {
      return;
    }
    sql.update(
        """
        UPDATE reorder_points SET alerted_at = ?, version = version + 1
        WHERE product_id = ANY (?)""",
        alertedAt,
        products.toArray(ProductId[]::new));
  }
}
