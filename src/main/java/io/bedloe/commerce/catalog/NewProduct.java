package io.bedloe.commerce.catalog;

import io.bedloe.kernel.Money;
import io.bedloe.kernel.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A product that {@link ProductBatch} creates; it has no attributes.
 *
 * @param price the price of one piece, not negative
 */
public record NewProduct(
    ProductId id,
    String sku,
    @Nullable String externalReference,
    String name,
    @Nullable String description,
    Money price,
    boolean active) {

  /** Checks the constraints of a product. */
  public NewProduct {
    sku = new Sku(sku).value();
    ProductLimits.mustFit("externalReference", externalReference, ProductLimits.EXTERNAL_REFERENCE);
    ProductLimits.mustFit("name", name, ProductLimits.NAME);
    ProductLimits.mustFit("description", description, ProductLimits.DESCRIPTION);
    if (price.minor() < 0) {
      throw new IllegalArgumentException("the price of " + sku + " is negative");
    }
  }
}
