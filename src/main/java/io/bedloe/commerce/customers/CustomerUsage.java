package io.bedloe.commerce.customers;

import java.util.Optional;
import java.util.UUID;

/**
 * A feature that still needs some customers tells here which ones cannot be deleted. It is asked
 * within the transaction of the deletion, while nobody can begin to order for the customer.
 */
public interface CustomerUsage {

  /** Why the customer has to stay, as a sentence for people; empty when nothing needs it. */
  Optional<String> reasonToKeep(UUID customerId);
}
