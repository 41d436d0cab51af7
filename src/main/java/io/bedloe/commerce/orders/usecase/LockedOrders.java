package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.data.Orders;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.commerce.orders.model.OrderLine;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads orders and locks their rows until the end of the transaction. */
@Dependent
class LockedOrders {

  private final Orders orders;
  private final OrderScope scope;
  private final Sql sql;
  private final Clock clock;

  @Inject
  LockedOrders(Orders orders, OrderScope scope, Sql sql, Clock clock) {
    this.orders = orders;
    this.scope = scope;
    this.sql = sql;
    this.clock = clock;
  }

  /** Locks an order that the caller may see. It waits while another transaction holds the lock. */
  Order lock(UUID id, Caller caller) {
    // The statement contains the caller's scope, so that nobody can lock another caller's order.
    var visible = scope.condition(caller);
    return sql.one(
            "SELECT o.id FROM orders o WHERE o.id = ? AND %s FOR UPDATE".formatted(visible.sql()),
            row -> row.uuid("id"),
            Stream.concat(Stream.of(id), visible.parameters().stream()).toArray())
        .flatMap(orders::byId)
        .orElseThrow(() -> ReadOrder.notFound(id));
  }

  List<OrderLine> linesOf(Order order) {
    return orders.linesOf(order.id());
  }

  /**
   * Locks an order that was not confirmed in time. The result is empty when it was confirmed, or
   * when another transaction has locked it.
   */
  Optional<Order> lockDue(UUID id) {
    return sql.one(
            """
            SELECT id FROM orders WHERE id = ? AND status = 'PLACED' AND expires_at <= ?
            FOR UPDATE SKIP LOCKED""",
            row -> row.uuid("id"),
            id,
            clock.instant())
        .flatMap(orders::byId);
  }
}
