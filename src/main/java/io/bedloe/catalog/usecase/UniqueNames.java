package io.bedloe.catalog.usecase;

import io.bedloe.catalog.CatalogRule;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;

/** Refuses a sku or reference that another living product has. */
@Dependent
class UniqueNames {

  private final Sql sql;

  @Inject
  UniqueNames(Sql sql) {
    this.sql = sql;
  }

  void mustBeFree(ProductInput input, UUID self) {
    taken("sku", input.sku(), self, CatalogRule.SKU_TAKEN);
    if (input.externalReference() != null) {
      taken(
          "external_reference",
          input.externalReference(),
          self,
          CatalogRule.PRODUCT_REFERENCE_TAKEN);
    }
  }

  private void taken(String column, String value, UUID self, CatalogRule rule) {
    sql.hold("products." + column + "=" + value);
    sql.one(
            "SELECT id FROM products WHERE %s = ? AND deleted_at IS NULL AND id <> ?"
                .formatted(column),
            row -> row.uuid("id"),
            value,
            self)
        .ifPresent(
            other -> {
              throw Rejected.because(rule, "'" + value + "' belongs to the product " + other + ".");
            });
  }
}
