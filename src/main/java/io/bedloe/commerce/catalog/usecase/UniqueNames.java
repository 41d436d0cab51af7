package io.bedloe.commerce.catalog.usecase;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.catalog.CatalogRule;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Sku;
import io.bedloe.platform.persistence.UniqueValues;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Refuses a sku or external reference that another product has, unless that product is removed. */
@Dependent
class UniqueNames {

  private final UniqueValues values;
  private final Catalog catalog;

  @Inject
  UniqueNames(UniqueValues values, Catalog catalog) {
    this.values = values;
    this.catalog = catalog;
  }

  void mustBeFree(ProductInput input, ProductId self) {
    mustBeFree("sku_key(sku)", Sku.key(input.sku()), input.sku(), self, CatalogRule.SKU_TAKEN);
    if (input.externalReference() != null) {
      mustBeFree(
          "external_reference",
          input.externalReference(),
          input.externalReference(),
          self,
          CatalogRule.PRODUCT_REFERENCE_TAKEN);
    }
  }

  private void mustBeFree(
      String column, String value, String written, ProductId self, CatalogRule rule) {
    values
        .otherHolder("products", column, value, self, ProductId::new)
        .ifPresent(
            other -> {
              throw Rejected.because(
                  rule,
                  catalog.hidden(List.of(other)).isEmpty()
                      ? "'" + written + "' belongs to the product " + other + "."
                      : "'" + written + "' belongs to another product.");
            });
  }
}
