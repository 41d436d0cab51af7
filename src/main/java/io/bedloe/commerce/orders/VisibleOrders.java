package io.bedloe.commerce.orders;

import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.orders.data.OrderListing;
import io.bedloe.commerce.orders.data.OrderQueries;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.OrderId;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.RowLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * Determines the orders that a caller may see: all of them, or those of the customer linked to the
 * account; policies about {@code orders:read} limit them further.
 */
@ApplicationScoped
public class VisibleOrders {

  private static final Condition NONE = Condition.of("FALSE");

  private final CustomerDirectory customers;
  private final RowLimits limits;
  private final OrderQueries queries;

  @Inject
  public VisibleOrders(CustomerDirectory customers, RowLimits limits, OrderQueries queries) {
    this.customers = customers;
    this.limits = limits;
    this.queries = queries;
  }

  /**
   * Returns the condition by which roles limit the orders, for a statement with the alias {@code
   * o}.
   */
  public Condition ofRoles(Caller caller) {
    if (caller.may(Permission.ORDERS_ALL)) {
      return Condition.TRUE;
    }
    return customers
        .linkedTo(caller.id())
        .map(customer -> Condition.of("o.customer_id = ?", customer.id()))
        .orElse(NONE);
  }

  /** Returns the condition by which roles and policies limit the orders, for the same alias. */
  public Condition ofRolesAndPolicies(Caller caller) {
    var all = new ArrayList<>(limits.conditionsOfParts(OrderListing.LISTING));
    all.add(ofRoles(caller));
    return Condition.all(all);
  }

  /** Orders under the alias {@code o} without a customer, or whose customer is visible. */
  public static Condition ofCustomers(Condition visible) {
    return OrderQueries.ofCustomers(visible);
  }

  /** The currencies of the orders for which a condition holds, in order. */
  public List<String> currencies(Condition orders) {
    return queries.currencies(orders);
  }

  /** Returns whether the caller may see an order. */
  public boolean contain(OrderId orderId, Caller caller) {
    return queries.matches(orderId, ofRolesAndPolicies(caller));
  }
}
