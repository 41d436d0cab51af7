package io.bedloe.commerce.catalog;

import java.util.Optional;
import java.util.UUID;

/**
 * A feature that still needs some products tells here which ones cannot be deleted. It is asked
 * within the transaction of the deletion, while nobody can begin to use the product.
 */
public interface ProductUsage {

  /** Why the product has to stay, as a sentence for people; empty when nothing needs it. */
  Optional<String> reasonToKeep(UUID productId);
}
