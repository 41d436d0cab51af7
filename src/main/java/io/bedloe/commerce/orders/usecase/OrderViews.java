package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.commerce.orders.OrderView;
import io.bedloe.commerce.orders.model.HistoryEntry;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.commerce.orders.model.OrderLine;
import io.bedloe.commerce.orders.model.Return;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.Versioned;
import java.util.Arrays;
import java.util.List;

/** Builds the views of orders. */
final class OrderViews {

  private OrderViews() {}

  /** Returns the view of an order without returned goods. */
  static Versioned<OrderView> of(
      Order order, List<OrderLine> lines, List<HistoryEntry> history, Caller caller) {
    return of(order, lines, history, List.of(), caller);
  }

  static Versioned<OrderView> of(
      Order order,
      List<OrderLine> lines,
      List<HistoryEntry> history,
      List<Return> returns,
      Caller caller) {
    var buyer = order.buyer();
    var allowed =
        order.status().nextOnRequest().stream()
            .filter(to -> caller.may(order.permissionFor(to)))
            .toList();
    var view =
        new OrderView(
            order.id(),
            order.number(),
            order.kind(),
            order.status(),
            order.customerId(),
            buyer == null ? null : buyer.view(),
            order.externalReference(),
            order.country(),
            order.isHistorical(),
            lines.stream().map(line -> line(order, line)).toList(),
            totals(order, lines),
            order.placedAt(),
            order.expiresAt(),
            order.confirmedAt(),
            order.cancelledAt(),
            order.updatedAt(),
            history.stream().map(entry -> event(order, entry, returns)).toList(),
            allowed,
            Arrays.stream(OrderStatus.values())
                .filter(to -> !allowed.contains(to))
                .map(to -> new OrderView.Blocked(to, whyNot(order, to)))
                .toList());
    return new Versioned<>(view, order.version());
  }

  private static String whyNot(Order order, OrderStatus to) {
    return order.status().nextOnRequest().contains(to)
        ? "the change needs the permission " + order.permissionFor(to).code()
        : order.whyNot(to);
  }

  private static OrderView.Line line(Order order, OrderLine line) {
    var currency = order.total().currency();
    return new OrderView.Line(
        line.id(),
        line.productId(),
        line.sku(),
        line.name(),
        line.quantity(),
        line.unitPrice(currency),
        line.total(currency),
        line.returnedQuantity());
  }

  private static OrderView.Totals totals(Order order, List<OrderLine> lines) {
    var ordered = order.total();
    var returned =
        lines.stream()
            .map(line -> line.returned(ordered.currency()))
            .reduce(Money.zero(ordered.currency()), Money::plus);
    return new OrderView.Totals(ordered, returned, ordered.minus(returned));
  }

  private static OrderView.Event event(Order order, HistoryEntry entry, List<Return> returns) {
    var currency = order.total().currency();
    var returned =
        returns.stream()
            .filter(back -> entry.id().equals(back.historyId()))
            .map(
                back ->
                    new OrderView.Returned(back.lineId(), back.quantity(), back.amount(currency)))
            .toList();
    return new OrderView.Event(
        entry.at(),
        entry.from(),
        entry.to(),
        entry.reason(),
        entry.actorName(),
        returned.isEmpty() ? null : returned);
  }
}
