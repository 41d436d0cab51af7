package io.bedloe.commerce.catalog;

import io.bedloe.kernel.Money;
import io.bedloe.kernel.Sku;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product that {@link ProductBatch} creates; it has no attributes.
 *
 * @param price for one piece; not negative
 */
public record NewProduct(
    UUID id,
    String sku,
    @Nullable String externalReference,
    String name,
    @Nullable String description,
    Money price,
    boolean active) {

  /** Checks what the catalogue promises of its products. */
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
