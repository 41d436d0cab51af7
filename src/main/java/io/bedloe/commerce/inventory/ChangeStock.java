package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.catalog.CatalogRule;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.inventory.Ledger.Cause;
import io.bedloe.commerce.inventory.Ledger.Entry;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes stock manually, and reads and reconciles it. */
@ApplicationScoped
class ChangeStock {

  private final Sql sql;
  private final Catalog catalog;
  private final Ledger ledger;
  private final AuditTrail trail;

  @Inject
  ChangeStock(Sql sql, Catalog catalog, Ledger ledger, AuditTrail trail) {
    this.sql = sql;
    this.catalog = catalog;
    this.ledger = ledger;
    this.trail = trail;
  }

  /** Returns the stock of a product that the current caller may see. */
  Versioned<StockView> read(ProductId productId) {
    return read(StockListing.BY_PRODUCT, "", productId);
  }

  /**
   * Returns the stock of a product that is not removed, and locks the product against deletion
   * until the transaction ends.
   */
  Versioned<StockView> readKept(ProductId productId) {
    return read(StockListing.BY_PRODUCT, " AND p.deleted_at IS NULL FOR KEY SHARE OF p", productId);
  }

  private Versioned<StockView> read(String statement, String rest, ProductId productId) {
    var visible = Condition.all(catalog.visibleProducts().stream().toList());
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(productId);
    parameters.addAll(visible.parameters());
    return sql.one(
            statement + " AND " + visible.sql() + rest,
            row -> new Versioned<>(StockListing.stock(row), row.number("version")),
            parameters.toArray())
        .orElseThrow(() -> notFound(productId));
  }

  /** A quantity of goods that arrived or, when negative, that is gone. */
  record Entered(MovementKind kind, long quantity, String reason) {}

  /**
   * Enters goods into the ledger.
   *
   * @param seen the version that the caller read; null for any version
   */
  @Transactional
  Versioned<StockView> enter(
      ProductId productId, @Nullable Version seen, Entered goods, Caller actor) {
    var before = readKept(productId);
    if (seen != null) {
      seen.mustBe(before.version());
    }
    ledger.open(List.of(productId));
    var shortages =
        ledger.enter(
            List.of(new Entry(productId, goods.quantity(), 0)),
            new Cause(goods.kind(), null, goods.reason(), actor));
    if (!shortages.isEmpty()) {
      throw Rejected.because(
              InventoryRule.STOCK_RESERVED,
              "Only %d pieces are not reserved and can be removed."
                  .formatted(shortages.get(0).available()))
          .with("available", shortages.get(0).available());
    }
    var after = read(productId);
    if (seen != null) {
      // Another transaction may have changed the stock before the row was locked.
      seen.mustBe(after.version() - 1);
    }
    trail.record("stock.entered", Subject.of("stock", productId), before.value(), after.value());
    return after;
  }

  @Transactional
  StockReconciliation reconciliation(ProductId productId) {
    var stock = read(productId).value();
    return explained(stock);
  }

  /**
   * Sets the stock figures to the sums of the ledger; returns the reconciliation from before the
   * correction.
   */
  @Transactional
  StockReconciliation repair(ProductId productId, @Nullable Version seen) {
    read(productId);
    ledger.open(List.of(productId));
    sql.one(
        "SELECT product_id FROM stock WHERE product_id = ? FOR UPDATE",
        row -> row.id("product_id", ProductId::new),
        productId);
    var current = read(productId);
    Version.mustBeCurrent(seen, current.version());
    var before = explained(current.value());
    if (!before.difference().equals(new StockReconciliation.Figures(0, 0))) {
      ledger.correct(productId, before.ledger());
    }
    trail.record(
        "stock.repaired", Subject.of("stock", productId), before.figures(), before.ledger());
    return before;
  }

  private StockReconciliation explained(StockView stock) {
    var figures = new StockReconciliation.Figures(stock.onHand(), stock.reserved());
    return sql.single(
        """
        SELECT coalesce(sum(on_hand_change), 0)::bigint AS on_hand,
          coalesce(sum(reserved_change), 0)::bigint AS reserved, count(*) AS movements
        FROM stock_movements WHERE product_id = ?""",
        row -> {
          var derived =
              new StockReconciliation.Figures(row.number("on_hand"), row.number("reserved"));
          return new StockReconciliation(
              stock.productId(), figures, derived, figures.minus(derived), row.number("movements"));
        },
        stock.productId());
  }

  private static Rejected notFound(ProductId productId) {
    return Rejected.because(
        CatalogRule.PRODUCT_NOT_FOUND, "No product has the id " + productId + ".");
  }
}
