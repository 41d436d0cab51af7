package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.inventory.Demand;
import io.bedloe.commerce.inventory.StockKeeping;
import io.bedloe.commerce.orders.OrderView;
import io.bedloe.commerce.orders.data.NewOrders;
import io.bedloe.commerce.orders.model.OrderLine;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Places an order: determines its prices, stores it and reserves its goods, all in one transaction.
 */
@Dependent
public class PlaceOrder {

  private final NewOrders orders;
  private final OrderItems items;
  private final OrderFactory drafts;
  private final ShownOrders shown;
  private final Guard guard;
  private final StockKeeping stock;
  private final AuditTrail trail;

  @Inject
  public PlaceOrder(
      NewOrders orders,
      OrderItems items,
      OrderFactory drafts,
      ShownOrders shown,
      Guard guard,
      StockKeeping stock,
      AuditTrail trail) {
    this.orders = orders;
    this.items = items;
    this.drafts = drafts;
    this.shown = shown;
    this.guard = guard;
    this.stock = stock;
    this.trail = trail;
  }

  /** Returns the new order. */
  @Transactional
  public Versioned<OrderView> place(OrderInput input, Caller caller) {
    var serial = drafts.drawSerial();
    var bought = items.resolve(input, caller);
    var order = drafts.create(input, bought, serial.get(), caller);
    guard.mustAllow(caller, Permission.ORDERS_WRITE, ProtectedOrders.placing(order));
    var lines = drafts.createLines(order, bought);
    var entry = drafts.createHistory(order, caller);
    orders.addLater(order, lines, entry);
    // Stock is reserved last, so that the locks on stock are held for a short time.
    var shortages = stock.reserve(order.id(), demands(lines), caller);
    if (!shortages.isEmpty()) {
      throw ShortStock.of(lines, shortages);
    }
    var placed = OrderViews.of(order, lines, List.of(entry), caller);
    trail.recordLater(
        "order.placed", Subject.of("order", order.id()), null, PlacedRecord.of(placed.value()));
    return shown.filtered(placed, caller);
  }

  static List<Demand> demands(List<OrderLine> lines) {
    return lines.stream().map(line -> new Demand(line.productId(), line.quantity())).toList();
  }
}
