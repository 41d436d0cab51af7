package io.bedloe.orders.usecase;

import io.bedloe.customers.CustomerDirectory;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.orders.model.Order;
import io.bedloe.platform.lists.Condition;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Which orders a caller may know of: all of them, or those of the customer linked to the account.
 */
@Dependent
public class OrderScope {

  private static final Condition ALL = Condition.of("TRUE");
  private static final Condition NONE = Condition.of("FALSE");

  private final CustomerDirectory customers;

  @Inject
  public OrderScope(CustomerDirectory customers) {
    this.customers = customers;
  }

  /** For a list of orders under the alias {@code o}. */
  public Condition condition(Caller caller) {
    if (caller.may(Permission.ORDERS_ALL)) {
      return ALL;
    }
    return customers
        .linkedTo(caller.id())
        .map(customer -> Condition.of("o.customer_id = ?", customer.id()))
        .orElse(NONE);
  }

  boolean includes(Order order, Caller caller) {
    return caller.may(Permission.ORDERS_ALL)
        || customers
            .linkedTo(caller.id())
            .map(customer -> customer.id().equals(order.customerId()))
            .orElse(false);
  }
}
