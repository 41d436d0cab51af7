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

/** Orders of which the current transaction holds the row, so that nobody else moves them. */
@Dependent
class HeldOrders {

  private final Orders orders;
  private final OrderScope scope;
  private final Sql sql;
  private final Clock clock;

  @Inject
  HeldOrders(Orders orders, OrderScope scope, Sql sql, Clock clock) {
    this.orders = orders;
    this.scope = scope;
    this.sql = sql;
    this.clock = clock;
  }

  /** Locks an order that the caller may see. Waits while another transaction has locked it. */
  Order of(UUID id, Caller caller) {
    // The scope stands in the statement, so that nobody can hold up an order of somebody else
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

  /** One that was not confirmed in time; nothing when it was, or when somebody else is at it. */
  Optional<Order> due(UUID id) {
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
