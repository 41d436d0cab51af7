package io.bedloe.orders.usecase;

import io.bedloe.customers.CustomerDirectory;
import io.bedloe.customers.CustomerRef;
import io.bedloe.inventory.Demand;
import io.bedloe.inventory.Shortage;
import io.bedloe.inventory.StockKeeping;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Versioned;
import io.bedloe.orders.OrderRule;
import io.bedloe.orders.OrderSettings;
import io.bedloe.orders.OrderView;
import io.bedloe.orders.data.Orders;
import io.bedloe.orders.model.HistoryEntry;
import io.bedloe.orders.model.Order;
import io.bedloe.orders.model.OrderLine;
import io.bedloe.orders.model.OrderLine.Item;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Places an order: prices it, writes it down and reserves its goods, or does nothing at all. */
@Dependent
public class PlaceOrder {

  private final Orders orders;
  private final OrderItems items;
  private final CustomerDirectory customers;
  private final StockKeeping stock;
  private final Sql sql;
  private final Ids ids;
  private final Clock clock;
  private final Settings settings;

  @Inject
  @SuppressWarnings("TooManyParameters")
  public PlaceOrder(
      Orders orders,
      OrderItems items,
      CustomerDirectory customers,
      StockKeeping stock,
      Sql sql,
      Ids ids,
      Clock clock,
      Settings settings) {
    this.orders = orders;
    this.items = items;
    this.customers = customers;
    this.stock = stock;
    this.sql = sql;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
  }

  @Transactional
  public Versioned<OrderView> from(OrderInput input, Caller caller) {
    var bought = items.of(input, caller);
    var buyer = buyer(input, caller);
    var total = total(bought);
    var now = clock.instant();
    var order =
        Order.place(
            ids.next(), serial(), buyer, total, now, settings.get(OrderSettings.CONFIRM_WITHIN));
    var lines = new ArrayList<OrderLine>();
    for (int i = 0; i < bought.size(); i++) {
      lines.add(OrderLine.of(ids.next(), order.id(), i + 1, bought.get(i)));
    }
    var entry = HistoryEntry.of(ids.next(), order, null, null, caller);
    mustBeNew(input.externalReference());
    orders.add(order);
    orders.addLines(lines);
    orders.addHistory(entry);
    // Last, so that the locks on the figures are held for as short as can be.
    reserve(order.id(), lines, caller);
    return OrderViews.of(order, lines, List.of(entry));
  }

  private Order.Buyer buyer(OrderInput input, Caller caller) {
    CustomerRef customer;
    if (caller.may(Permission.ORDERS_ALL)) {
      customer = input.customerId() == null ? null : known(input.customerId());
    } else {
      customer = own(caller);
      if (input.customerId() != null && !input.customerId().equals(customer.id())) {
        throw unknownCustomer();
      }
    }
    return customer == null
        ? new Order.Buyer(null, null, input.externalReference())
        : new Order.Buyer(customer.id(), customer.country(), input.externalReference());
  }

  private CustomerRef known(UUID customerId) {
    return customers.find(customerId).orElseThrow(PlaceOrder::unknownCustomer);
  }

  private CustomerRef own(Caller caller) {
    return customers
        .linkedTo(caller.id())
        .orElseThrow(
            () ->
                Rejected.because(
                    OrderRule.NO_LINKED_CUSTOMER,
                    "Ask somebody of the staff to link your account to a customer."));
  }

  private static Rejected unknownCustomer() {
    return Rejected.because(
        OrderRule.INVALID_ORDER,
        "The order has faults.",
        List.of(new Fault("/customerId", "unknown-customer", "there is no such customer")));
  }

  private static Money total(List<Item> bought) {
    return bought.stream().map(Item::total).reduce(Money::plus).orElseThrow();
  }

  private long serial() {
    return sql.single("SELECT nextval('order_numbers') AS n", row -> row.number("n"));
  }

  private void mustBeNew(@Nullable String reference) {
    if (reference == null) {
      return;
    }
    sql.hold("orders.external_reference=" + reference);
    sql.one(
            "SELECT number FROM orders WHERE external_reference = ?",
            row -> row.text("number"),
            reference)
        .ifPresent(
            number -> {
              throw Rejected.because(
                  OrderRule.ORDER_REFERENCE_TAKEN,
                  "'%s' is the order %s.".formatted(reference, number));
            });
  }

  private void reserve(UUID orderId, List<OrderLine> lines, Caller caller) {
    var shortages = stock.reserve(orderId, demands(lines), caller);
    if (!shortages.isEmpty()) {
      throw shortStock(lines, shortages);
    }
  }

  static List<Demand> demands(List<OrderLine> lines) {
    return lines.stream().map(line -> new Demand(line.productId(), line.quantity())).toList();
  }

  /** What a refused order says of a product. */
  record ShortProduct(
      UUID productId, String sku, long requested, long available, List<Integer> lines) {}

  private static Rejected shortStock(List<OrderLine> lines, List<Shortage> shortages) {
    var available = new LinkedHashMap<UUID, Long>();
    shortages.forEach(shortage -> available.put(shortage.productId(), shortage.available()));
    var all = new LinkedHashMap<UUID, ShortProduct>();
    var faults = new ArrayList<Fault>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var free = available.get(line.productId());
      if (free != null) {
        int index = i;
        all.compute(line.productId(), (id, before) -> summed(line, free, index, before));
      }
    }
    all.values()
        .forEach(
            missing ->
                missing
                    .lines()
                    .forEach(
                        index ->
                            faults.add(
                                new Fault(
                                    "/lines/" + index + "/quantity",
                                    "short-stock",
                                    "%d of %s are wanted, %d are free"
                                        .formatted(
                                            missing.requested(),
                                            missing.sku(),
                                            missing.available())))));
    return Rejected.because(
            OrderRule.SHORT_STOCK, "Nothing was ordered: some products are short.", faults)
        .with("short", List.copyOf(all.values()));
  }

  private static ShortProduct summed(
      OrderLine line, long free, int index, @Nullable ShortProduct before) {
    if (before == null) {
      return new ShortProduct(line.productId(), line.sku(), line.quantity(), free, List.of(index));
    }
    var indexes = new ArrayList<>(before.lines());
    indexes.add(index);
    return new ShortProduct(
        before.productId(), before.sku(), before.requested() + line.quantity(), free, indexes);
  }
}
