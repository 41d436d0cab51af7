package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.catalog.ProductUsage;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Refuses to delete products that have stock. */
@ApplicationScoped
public class StockedProducts implements ProductUsage {

  private final Sql sql;

  @Inject
  public StockedProducts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<String> reasonToKeep(ProductId productId) {
    return sql.one(
        """
        SELECT on_hand, reserved FROM stock
        WHERE product_id = ? AND (on_hand > 0 OR reserved > 0)""",
        row ->
            "%d pieces are on hand and %d of them are reserved. Adjust the stock to zero first, or archive the product."
                .formatted(row.number("on_hand"), row.number("reserved")),
        productId);
  }
}
