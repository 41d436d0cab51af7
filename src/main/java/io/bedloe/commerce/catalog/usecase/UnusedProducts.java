package io.bedloe.commerce.catalog.usecase;

import io.bedloe.commerce.catalog.CatalogRule;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.catalog.ProductUsage;
import io.bedloe.commerce.catalog.data.ProductRows;
import io.bedloe.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Refuses to delete a product that other features still need. */
@Dependent
class UnusedProducts {

  private final ProductRows rows;
  private final Instance<ProductUsage> usages;

  @Inject
  UnusedProducts(ProductRows rows, @Any Instance<ProductUsage> usages) {
    this.rows = rows;
    this.usages = usages;
  }

  /**
   * Locks the row against the foreign keys of new order lines and stock movements. A transaction
   * that uses the product has either committed, and is seen here, or waits for this transaction.
   */
  void mustContain(ProductId productId) {
    rows.lock(productId);
    usages.stream()
        .flatMap(usage -> usage.reasonToKeep(productId).stream())
        .findFirst()
        .ifPresent(
            reason -> {
              throw Rejected.because(CatalogRule.PRODUCT_IN_USE, reason);
            });
  }
}
