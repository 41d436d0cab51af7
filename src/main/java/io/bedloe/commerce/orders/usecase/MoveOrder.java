package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.inventory.StockKeeping;
import io.bedloe.commerce.orders.OrderRule;
import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.commerce.orders.OrderView;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.commerce.orders.model.Return;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.OrderId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves an order to another status and changes its stock. It locks the order's row first, so that
 * the second of two concurrent transitions sees the result of the first.
 */
@Dependent
public class MoveOrder {

  private final LockedOrders held;
  private final ShownOrders shown;
  private final Guard guard;
  private final StockKeeping stock;
  private final ReturnedGoods returned;
  private final MoveRecord record;
  private final Clock clock;

  @Inject
  public MoveOrder(
      LockedOrders held,
      ShownOrders shown,
      Guard guard,
      StockKeeping stock,
      ReturnedGoods returned,
      MoveRecord record,
      Clock clock) {
    this.held = held;
    this.shown = shown;
    this.guard = guard;
    this.stock = stock;
    this.returned = returned;
    this.record = record;
    this.clock = clock;
  }

  /**
   * Moves an order to another status.
   *
   * @param seen the version that the caller read; null for any version
   */
  @Transactional
  public Versioned<OrderView> move(
      OrderId id, @Nullable Version seen, TransitionInput input, Caller caller) {
    var order = held.lock(id, caller);
    mustBeAllowed(order, input.to(), caller);
    if (seen != null) {
      seen.mustBe(order.version());
    }
    order.mustAllowOnRequest(input.to());
    if (input.lines() != null && input.to() != OrderStatus.RETURNED) {
      throw Rejected.because(
          OrderRule.INVALID_RETURN,
          "Only a return names lines. Send lines with the status RETURNED only.",
          List.of(new Fault("/lines", "not-allowed", "only with RETURNED")));
    }
    return move(order, input, caller);
  }

  /**
   * Expires an order, unless it is no longer due or another transaction has locked it; returns
   * whether it expired.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean expire(OrderId id) {
    var due = held.lockDue(id);
    if (due.isEmpty()) {
      return false;
    }
    var input = new TransitionInput(OrderStatus.EXPIRED, "not confirmed in time", null);
    move(due.get(), input, Caller.SYSTEM);
    return true;
  }

  /**
   * A caller who moves an order must be allowed to read it, and needs the permission of the
   * transition.
   */
  private void mustBeAllowed(Order order, OrderStatus to, Caller caller) {
    var moving = ProtectedOrders.moving(order, to);
    guard.mustAllow(caller, Permission.ORDERS_READ, ProtectedOrders.seen(order));
    guard.mustAllow(caller, Permission.ORDERS_WRITE, moving);
    if (order.permissionFor(to) != Permission.ORDERS_WRITE) {
      guard.mustAllow(caller, order.permissionFor(to), moving);
    }
  }

  private Versioned<OrderView> move(Order order, TransitionInput input, Caller caller) {
    var now = clock.instant();
    var from = order.status();
    var lines = held.linesOf(order);
    List<Return> returns = List.of();
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
      case RETURNED -> returns = returned.count(order, lines, input.lines(), now);
    }
    var entry = record.add(order, from, input, caller);
    if (!returns.isEmpty()) {
      returned.enter(order, lines, returns, entry, caller);
    }
    return shown.stored(order, lines, caller);
  }
}
