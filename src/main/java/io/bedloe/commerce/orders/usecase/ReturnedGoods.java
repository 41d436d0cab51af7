package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.inventory.Demand;
import io.bedloe.commerce.inventory.StockKeeping;
import io.bedloe.commerce.orders.OrderLineId;
import io.bedloe.commerce.orders.OrderRule;
import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.commerce.orders.data.Orders;
import io.bedloe.commerce.orders.model.HistoryEntry;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.commerce.orders.model.OrderLine;
import io.bedloe.commerce.orders.model.Return;
import io.bedloe.commerce.orders.usecase.TransitionInput.Back;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records returned goods of delivered orders, in full or in part. */
@Dependent
class ReturnedGoods {

  private final Orders orders;
  private final StockKeeping stock;
  private final Ids ids;

  @Inject
  ReturnedGoods(Orders orders, StockKeeping stock, Ids ids) {
    this.orders = orders;
    this.stock = stock;
    this.ids = ids;
  }

  /**
   * Counts the returned quantities on the lines.
   *
   * @param named the returned goods; null for everything that was not returned yet
   */
  List<Return> count(Order order, List<OrderLine> lines, @Nullable List<Back> named, Instant now) {
    order.mustAllow(OrderStatus.RETURNED);
    var returns = new ArrayList<Return>();
    int index = 0;
    for (var back : named == null ? everything(lines) : named) {
      var pointer = "/lines/" + index++;
      var line = lineNamedAt(pointer, lines, back.lineId());
      line.returnQuantity(back.quantity(), pointer + "/quantity");
      returns.add(Return.of(ids.next(), order, line, back.quantity(), now));
    }
    order.returnLines(lines, now);
    return returns;
  }

  /**
   * Stores the returned goods and adds them to stock, also when the order did not reduce the stock.
   *
   * @param entry the stored entry of the order's history that describes the return
   */
  void enter(
      Order order, List<OrderLine> lines, List<Return> returns, HistoryEntry entry, Caller caller) {
    returns.forEach(back -> back.belongTo(entry));
    orders.updateLines(lines);
    orders.addReturns(returns);
    var demands =
        returns.stream()
            .map(back -> new Demand(line(lines, back.lineId()).productId(), back.quantity()))
            .toList();
    stock.receiveReturns(order.id(), demands, caller);
  }

  private static List<Back> everything(List<OrderLine> lines) {
    return lines.stream()
        .filter(line -> line.left() > 0)
        .map(line -> new Back(line.id(), line.left()))
        .toList();
  }

  private static OrderLine line(List<OrderLine> lines, OrderLineId id) {
    return lineNamedAt("", lines, id);
  }

  /**
   * Finds a line of the order.
   *
   * @param pointer the JSON pointer of the line in the request
   */
  private static OrderLine lineNamedAt(String pointer, List<OrderLine> lines, OrderLineId id) {
    return lines.stream()
        .filter(line -> line.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Rejected.because(
                    OrderRule.INVALID_RETURN,
                    "The order has no line " + id + ".",
                    List.of(
                        new Fault(
                            pointer + "/lineId", "unknown-line", "no line has the id " + id))));
  }
}
