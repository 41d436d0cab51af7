package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.orders.VisibleOrders;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Condition;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Limits orders to those that a caller may see: all of them, or those of the customer linked to the
 * account.
 */
@Dependent
public class OrderScope {

  private final CustomerDirectory customers;
  private final VisibleOrders visible;

  @Inject
  public OrderScope(CustomerDirectory customers, VisibleOrders visible) {
    this.customers = customers;
    this.visible = visible;
  }

  /** Returns the condition for a list of orders under the alias {@code o}. */
  public Condition condition(Caller caller) {
    return visible.ofRoles(caller);
  }

  boolean includes(Order order, Caller caller) {
    return caller.may(Permission.ORDERS_ALL)
        || customers
            .linkedTo(caller.id())
            .map(customer -> customer.id().equals(order.customerId()))
            .orElse(false);
  }
}
