package io.bedloe.orders.usecase;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Money;
import io.bedloe.orders.OrderSettings;
import io.bedloe.orders.model.HistoryEntry;
import io.bedloe.orders.model.Order;
import io.bedloe.orders.model.OrderLine;
import io.bedloe.orders.model.OrderLine.Item;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** Draws orders up: with an id, a number and a time, not stored yet. */
@Dependent
class Drafts {

  private final Sql sql;
  private final Ids ids;
  private final Clock clock;
  private final Settings settings;

  @Inject
  Drafts(Sql sql, Ids ids, Clock clock, Settings settings) {
    this.sql = sql;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
  }

  Order order(Order.Buyer buyer, List<Item> items) {
    var total = items.stream().map(Item::total).reduce(Money::plus).orElseThrow();
    long serial = sql.single("SELECT nextval('order_numbers') AS n", row -> row.number("n"));
    return Order.place(
        ids.next(),
        serial,
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
