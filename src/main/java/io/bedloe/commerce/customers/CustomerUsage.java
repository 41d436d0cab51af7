package io.bedloe.commerce.customers;

import java.util.Optional;

/**
 * Tells the customers feature which customers cannot be deleted because another feature still needs
 * them. It is called within the transaction of the deletion, while nobody can begin to order for
 * the customer.
 */
public interface CustomerUsage {

  /**
   * Returns why the customer cannot be deleted, as a sentence for people; empty when nothing needs
   * it.
   */
  Optional<String> reasonToKeep(CustomerId customerId);
}
