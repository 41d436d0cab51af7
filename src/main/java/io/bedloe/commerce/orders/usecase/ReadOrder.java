package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.OrderRule;
import io.bedloe.commerce.orders.OrderView;
import io.bedloe.commerce.orders.data.Orders;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.OrderId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Reads one order that the caller may see. */
@Dependent
public class ReadOrder {

  private final Orders orders;
  private final OrderScope scope;
  private final ShownOrders shown;
  private final Guard guard;

  @Inject
  public ReadOrder(Orders orders, OrderScope scope, ShownOrders shown, Guard guard) {
    this.orders = orders;
    this.scope = scope;
    this.shown = shown;
    this.guard = guard;
  }

  @Transactional
  public Versioned<OrderView> byId(OrderId id, Caller caller) {
    var order =
        orders
            .byId(id.value())
            .filter(found -> scope.includes(found, caller))
            .orElseThrow(() -> notFound(id));
    guard.mustAllow(caller, Permission.ORDERS_READ, ProtectedOrders.seen(order));
    return shown.stored(order, orders.linesOf(id.value()), caller);
  }

  static Rejected notFound(OrderId id) {
    return Rejected.because(OrderRule.ORDER_NOT_FOUND, "No order has the id " + id + ".");
  }
}
