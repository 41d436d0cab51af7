package io.bedloe.commerce.catalog.usecase;

import io.bedloe.commerce.catalog.CatalogRule;
import io.bedloe.commerce.catalog.ProductUsage;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.UUID;

/** Refuses to delete a product that other features still need. */
@Dependent
class UnusedProducts {

  private final Sql sql;
  private final Instance<ProductUsage> usages;

  @Inject
  UnusedProducts(Sql sql, @Any Instance<ProductUsage> usages) {
    this.sql = sql;
    this.usages = usages;
  }

  /**
   * Locks the row against the foreign keys of new order lines and stock movements. A transaction
   * that uses the product has either committed, and is seen here, or waits for this transaction.
   */
  void mustContain(UUID productId) {
    sql.one("SELECT id FROM products WHERE id = ? FOR UPDATE", row -> row.uuid("id"), productId);
    for (var usage : usages) {
      usage
          .reasonToKeep(productId)
          .ifPresent(
              reason -> {
                throw Rejected.because(CatalogRule.PRODUCT_IN_USE, reason);
              });
    }
  }
}
