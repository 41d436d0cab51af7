package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.customers.CustomerUsage;
import io.bedloe.commerce.orders.data.OrderQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Refuses to delete customers with open orders, because the goods are still to be delivered to
 * them.
 */
@ApplicationScoped
public class OrdersOfCustomers implements CustomerUsage {

  private final OrderQueries queries;

  @Inject
  public OrdersOfCustomers(OrderQueries queries) {
    this.queries = queries;
  }

  @Override
  public Optional<String> reasonToKeep(CustomerId customerId) {
    long open = queries.openOf(customerId);
    return open == 0
        ? Optional.empty()
        : Optional.of(
            "%d orders of the customer are open. Deliver or cancel them first, or archive the customer."
                .formatted(open));
  }
}
