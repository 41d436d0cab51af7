package io.bedloe.orders.usecase;

import io.bedloe.inventory.Demand;
import io.bedloe.inventory.StockKeeping;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Versioned;
import io.bedloe.orders.OrderRule;
import io.bedloe.orders.OrderStatus;
import io.bedloe.orders.OrderView;
import io.bedloe.orders.data.Orders;
import io.bedloe.orders.model.HistoryEntry;
import io.bedloe.orders.model.Order;
import io.bedloe.orders.model.OrderLine;
import io.bedloe.orders.model.Return;
import io.bedloe.orders.usecase.TransitionInput.Back;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Moves an order on, and its stock with it. Takes hold of the order's row first, so that of two
 * that move it at once the second sees where the first has left it.
 */
@Dependent
public class MoveOrder {

  private final Orders orders;
  private final HeldOrders held;
  private final Guard guard;
  private final StockKeeping stock;
  private final Ids ids;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public MoveOrder(
      Orders orders,
      HeldOrders held,
      Guard guard,
      StockKeeping stock,
      Ids ids,
      Clock clock,
      AuditTrail trail) {
    this.orders = orders;
    this.held = held;
    this.guard = guard;
    this.stock = stock;
    this.ids = ids;
    this.clock = clock;
    this.trail = trail;
  }

  @Transactional
  public Versioned<OrderView> to(UUID id, TransitionInput input, Caller caller) {
    var order = held.of(id, caller);
    mustBeAllowed(order, input.to(), caller);
    order.mustAllowOnRequest(input.to());
    if (input.lines() != null && input.to() != OrderStatus.RETURNED) {
      throw Rejected.because(
          OrderRule.INVALID_RETURN,
          "Only goods that come back are named by line.",
          List.of(new Fault("/lines", "not-allowed", "only with RETURNED")));
    }
    return move(order, input, caller);
  }

  /** Expires an order, unless it is not due any more or somebody else is at it; answers whether. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean expire(UUID id) {
    var due = held.due(id);
    if (due.isEmpty()) {
      return false;
    }
    var input = new TransitionInput(OrderStatus.EXPIRED, "not confirmed in time", null);
    move(due.get(), input, Caller.SYSTEM);
    return true;
  }

  /** What the audit trail keeps of a move. */
  record Moved(
      OrderStatus status, @Nullable String reason, @Nullable List<TransitionInput.Back> lines) {

    static Moved of(Order order, TransitionInput input) {
      return new Moved(order.status(), input.reason(), input.lines());
    }
  }

  /** Who moves an order is shown it, and needs what the move needs besides. */
  private void mustBeAllowed(Order order, OrderStatus to, Caller caller) {
    var moving = GuardedOrders.moving(order, to);
    guard.mustAllow(caller, Permission.ORDERS_READ, GuardedOrders.seen(order));
    guard.mustAllow(caller, Permission.ORDERS_WRITE, moving);
    if (order.permissionFor(to) != Permission.ORDERS_WRITE) {
      guard.mustAllow(caller, order.permissionFor(to), moving);
    }
  }

  private Versioned<OrderView> move(Order order, TransitionInput input, Caller caller) {
    var now = clock.instant();
    var from = order.status();
    var lines = orders.linesOf(order.id());
    switch (input.to()) {
      case PLACED -> order.mustAllow(OrderStatus.PLACED);
      case CONFIRMED -> order.confirm(now);
      case SHIPPED -> {
        order.ship(now);
        stock.ship(order.id(), PlaceOrder.demands(lines), caller);
      }
      case DELIVERED -> order.deliver(now);
      case CANCELLED -> {
        order.cancel(now);
        stock.release(order.id(), PlaceOrder.demands(lines), caller);
      }
      case EXPIRED -> {
        order.expire(now);
        stock.release(order.id(), PlaceOrder.demands(lines), caller);
      }
      case RETURNED -> takeBack(order, lines, input.lines(), caller, now);
    }
    orders.update(order);
    orders.addHistory(HistoryEntry.of(ids.next(), order, from, input.reason(), caller));
    trail.record(
        "order.moved",
        Subject.of("order", order.id()),
        Map.of("status", from),
        Moved.of(order, input));
    return OrderViews.of(order, lines, orders.historyOf(order.id()), caller);
  }

  /** What comes back is in the house again, also when it left before Bedloe counted stock. */
  private void takeBack(
      Order order, List<OrderLine> lines, @Nullable List<Back> named, Caller caller, Instant now) {
    order.mustAllow(OrderStatus.RETURNED);
    var returns = new ArrayList<Return>();
    var demands = new ArrayList<Demand>();
    for (var back : named == null ? everything(lines) : named) {
      var line = line(lines, back.lineId());
      line.takeBack(back.quantity());
      returns.add(Return.of(ids.next(), order, line, back.quantity(), now));
      demands.add(new Demand(line.productId(), back.quantity()));
    }
    order.takeBack(lines, now);
    orders.updateLines(lines);
    orders.addReturns(returns);
    stock.takeBack(order.id(), demands, caller);
  }

  private static List<Back> everything(List<OrderLine> lines) {
    return lines.stream()
        .filter(line -> line.left() > 0)
        .map(line -> new Back(line.id(), line.left()))
        .toList();
  }

  private static OrderLine line(List<OrderLine> lines, UUID id) {
    return lines.stream()
        .filter(line -> line.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Rejected.because(
                    OrderRule.INVALID_RETURN,
                    "The order has no line " + id + ".",
                    List.of(new Fault("/lines", "unknown-line", "no line has the id " + id))));
  }
}
