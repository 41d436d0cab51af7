package io.bedloe.commerce.catalog;

import io.bedloe.kernel.Money;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The change of a product by {@link ProductBatch}. A null value is kept.
 *
 * @param sku the SKU of the changed product
 * @param cleared the names of the fields whose values are removed
 */
public record ProductChange(
    String sku,
    @Nullable String externalReference,
    @Nullable String name,
    @Nullable String description,
    @Nullable Money price,
    @Nullable Boolean active,
    Set<String> cleared) {

  /** The fields that a change can clear, with the names of the API. */
  public static final String EXTERNAL_REFERENCE = "externalReference";

  public static final String DESCRIPTION = "description";

  /** Checks the constraints of a product. */
  public ProductChange {
    ProductLimits.mustFit("externalReference", externalReference, ProductLimits.EXTERNAL_REFERENCE);
    ProductLimits.mustFit("name", name, ProductLimits.NAME);
    ProductLimits.mustFit("description", description, ProductLimits.DESCRIPTION);
    if (price != null && price.minor() < 0) {
      throw new IllegalArgumentException("the price of " + sku + " is negative");
    }
    cleared = Set.copyOf(cleared);
  }
}
