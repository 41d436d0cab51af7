package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.OrderSummary;
import io.bedloe.commerce.orders.data.OrderListing;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.ExportedList;
import io.bedloe.platform.lists.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lets orders be exported, without their lines. */
@ApplicationScoped
class ExportedOrders implements ExportedList<OrderSummary> {

  private final OrderScope scope;
  private final ShownOrders shown;

  @Inject
  ExportedOrders(OrderScope scope, ShownOrders shown) {
    this.scope = scope;
    this.shown = shown;
  }

  @Override
  public Permission permission() {
    return Permission.ORDERS_READ;
  }

  @Override
  public Listing<OrderSummary> listing() {
    return OrderListing.LISTING;
  }

  @Override
  public List<Condition> conditions(Caller caller, Set<String> parameters) {
    var conditions = new ArrayList<Condition>();
    conditions.add(scope.condition(caller));
    shown.ofVisibleCustomers(parameters).ifPresent(conditions::add);
    return conditions;
  }

  @Override
  public List<OrderSummary> shown(List<OrderSummary> items) {
    return shown.summaries(items);
  }
}
