package io.bedloe.commerce.reports;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.orders.VisibleOrders;
import io.bedloe.commerce.reports.SalesQuery.Grouping;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Limits a caller's report to the lines of orders, customers and products that the caller may read.
 * A report adds up the same orders that the lists show.
 */
@Dependent
class VisibleSales {

  private final VisibleOrders orders;
  private final CustomerDirectory customers;
  private final Catalog catalog;
  private final Guard guard;

  @Inject
  VisibleSales(VisibleOrders orders, CustomerDirectory customers, Catalog catalog, Guard guard) {
    this.orders = orders;
    this.customers = customers;
    this.catalog = catalog;
    this.guard = guard;
  }

  /** Refuses callers who may not read the resources that the rows would name. */
  void mustAllow(Set<Grouping> keys, Caller caller) {
    guard.mustAllow(caller, Permission.ORDERS_READ);
    if (keys.contains(Grouping.PRODUCT)) {
      guard.mustAllow(caller, Permission.CATALOG_READ);
    }
    if (keys.contains(Grouping.CUSTOMER)) {
      guard.mustAllow(caller, Permission.CUSTOMERS_READ);
      guard.mustAllow(caller, Permission.CUSTOMERS_ALL);
    }
  }

  /** Returns the condition for orders under the alias {@code o}. */
  Condition ofOrders(Caller caller) {
    var all = new ArrayList<Condition>();
    all.add(orders.ofRolesAndPolicies(caller));
    customers.visibleCustomers().ifPresent(visible -> all.add(VisibleOrders.ofCustomers(visible)));
    return Condition.all(all);
  }

  /** The currencies of the orders that the caller may read, in order. */
  List<String> currencies(Caller caller) {
    return orders.currencies(ofOrders(caller));
  }

  /** Returns the condition for orders under the alias {@code o} and their lines under {@code l}. */
  Condition ofLines(Caller caller) {
    var ofOrders = ofOrders(caller);
    return catalog
        .visibleProducts()
        .map(
            visible ->
                Condition.all(
                    List.of(
                        ofOrders,
                        new Condition(
                            "EXISTS (SELECT FROM products p WHERE p.id = l.product_id AND "
                                + visible.sql()
                                + ")",
                            visible.parameters()))))
        .orElse(ofOrders);
  }
}
