package io.bedloe.commerce.catalog;

import java.util.Optional;

/**
 * Tells the catalogue which products cannot be deleted because another feature still needs them.
 * The catalogue calls it within the transaction of the deletion, while nobody can begin to use the
 * product.
 */
public interface ProductUsage {

  /**
   * Returns why the product cannot be deleted, as a sentence for people; empty when nothing needs
   * it.
   */
  Optional<String> reasonToKeep(ProductId productId);
}
