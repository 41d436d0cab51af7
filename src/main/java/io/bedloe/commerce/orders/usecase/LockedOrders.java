package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.data.OrderQueries;
import io.bedloe.commerce.orders.data.Orders;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.commerce.orders.model.OrderLine;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.OrderId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads orders and locks their rows until the end of the transaction. */
@Dependent
class LockedOrders {

  private final Orders orders;
  private final OrderScope scope;
  private final OrderQueries queries;
  private final Clock clock;

  @Inject
  LockedOrders(Orders orders, OrderScope scope, OrderQueries queries, Clock clock) {
    this.orders = orders;
    this.scope = scope;
    this.queries = queries;
    this.clock = clock;
  }

  /** Locks an order that the caller may see. It waits while another transaction holds the lock. */
  Order lock(OrderId id, Caller caller) {
    return queries
        .lock(id, scope.condition(caller))
        .flatMap(locked -> orders.byId(locked.value()))
        .orElseThrow(() -> ReadOrder.notFound(id));
  }

  List<OrderLine> linesOf(Order order) {
    return orders.linesOf(order.id().value());
  }

  /**
   * Locks an order that was not confirmed in time. The result is empty when it was confirmed, or
   * when another transaction has locked it.
   */
  Optional<Order> lockDue(OrderId id) {
    return queries.lockDue(id, clock.instant()).flatMap(locked -> orders.byId(locked.value()));
  }
}
