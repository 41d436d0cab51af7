package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.OrderLineId;
import io.bedloe.commerce.orders.OrderSettings;
import io.bedloe.commerce.orders.data.OrderQueries;
import io.bedloe.commerce.orders.model.HistoryEntry;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.commerce.orders.model.OrderLine;
import io.bedloe.commerce.orders.model.OrderLine.Item;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.OrderId;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Creates orders with their id, number and time; the caller stores them. */
@Dependent
class OrderFactory {

  private final BuyerResolver buyers;
  private final OpenOrders openOrders;
  private final OrderQueries queries;
  private final Ids ids;
  private final Clock clock;
  private final Duration confirmWithin;

  @Inject
  OrderFactory(
      BuyerResolver buyers,
      OpenOrders openOrders,
      OrderQueries queries,
      Ids ids,
      Clock clock,
      Settings settings) {
    this.buyers = buyers;
    this.openOrders = openOrders;
    this.queries = queries;
    this.ids = ids;
    this.clock = clock;
    this.confirmWithin = settings.get(OrderSettings.CONFIRM_WITHIN);
  }

  /** Draws the last part of an order's number, together with the next statement. */
  Supplier<Long> drawSerial() {
    return queries.nextNumber();
  }

  /**
   * Creates an order of items.
   *
   * @param serial the result of {@link #drawSerial}
   */
  Order create(OrderInput input, List<Item> items, long serial, Caller caller) {
    var buyer = buyers.resolve(input, caller);
    openOrders.mustAllowAnother(buyer);
    var total = items.stream().map(Item::total).reduce(Money::plus).orElseThrow();
    return Order.place(
        new OrderId(ids.next()), serial, buyer, total, clock.instant(), confirmWithin);
  }

  List<OrderLine> createLines(Order order, List<Item> items) {
    return IntStream.range(0, items.size())
        .mapToObj(i -> OrderLine.of(new OrderLineId(ids.next()), order.id(), i + 1, items.get(i)))
        .toList();
  }

  /** Creates the first entry of the order's history. */
  HistoryEntry createHistory(Order order, Caller caller) {
    return HistoryEntry.of(ids.next(), order, null, null, caller);
  }
}
