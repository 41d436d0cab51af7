package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.OrderSettings;
import io.bedloe.commerce.orders.model.HistoryEntry;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.commerce.orders.model.OrderLine;
import io.bedloe.commerce.orders.model.OrderLine.Item;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Money;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** Draws orders up: with an id, a number and a time, not stored yet. */
@Dependent
class Drafts {

  private final Buyers buyers;
  private final OpenOrders openOrders;
  private final Ids ids;
  private final Clock clock;
  private final Settings settings;

  @Inject
  Drafts(Buyers buyers, OpenOrders openOrders, Ids ids, Clock clock, Settings settings) {
    this.buyers = buyers;
    this.openOrders = openOrders;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
  }

  Order order(OrderInput input, List<Item> items, Caller caller) {
    var buyer = buyers.of(input, caller);
    var total = items.stream().map(Item::total).reduce(Money::plus).orElseThrow();
    return Order.place(
        ids.next(),
        openOrders.nextNumber(buyer),
        buyer,
        total,
        clock.instant(),
        settings.get(OrderSettings.CONFIRM_WITHIN));
  }

  List<OrderLine> lines(Order order, List<Item> items) {
    return IntStream.range(0, items.size())
        .mapToObj(i -> OrderLine.of(ids.next(), order.id(), i + 1, items.get(i)))
        .toList();
  }

  /** The first line of the order's history: that it was placed. */
  HistoryEntry history(Order order, Caller caller) {
    return HistoryEntry.of(ids.next(), order, null, null, caller);
  }
}
