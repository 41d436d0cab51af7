package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.data.NewOrders;
import io.bedloe.commerce.orders.data.Orders;
import io.bedloe.commerce.orders.model.HistoryEntry;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.commerce.orders.model.OrderLine;
import io.bedloe.commerce.orders.model.Return;
import io.bedloe.fakes.FakeSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The orders in memory, with a note of each that was updated. */
final class StoredOrders implements Orders {

  private final List<Order> orders = new ArrayList<>();
  private final List<OrderLine> lines = new ArrayList<>();
  private final List<HistoryEntry> history = new ArrayList<>();
  private final List<Return> returns = new ArrayList<>();
  private int updates;

  List<Order> all() {
    return List.copyOf(orders);
  }

  int updates() {
    return updates;
  }

  @Override
  public Optional<Order> byId(UUID id) {
    return orders.stream().filter(order -> order.id().value().equals(id)).findFirst();
  }

  @Override
  public List<OrderLine> linesOf(UUID orderId) {
    return List.copyOf(lines);
  }

  @Override
  public List<HistoryEntry> historyOf(UUID orderId) {
    return List.copyOf(history);
  }

  @Override
  public List<Return> returnsOf(UUID orderId) {
    return List.copyOf(returns);
  }

  void add(Order order) {
    orders.add(order);
  }

  void addLines(List<OrderLine> added) {
    lines.addAll(added);
  }

  /** Returns the inserts of new orders into this memory. */
  NewOrders inserts() {
    return new NewOrders(new FakeSql()) {
      @Override
      public void addLater(Order order, List<OrderLine> added, HistoryEntry placed) {
        add(order);
        addLines(added);
        addHistory(placed);
      }
    };
  }

  @Override
  public void addHistory(HistoryEntry entry) {
    history.add(entry);
  }

  @Override
  public void addReturns(List<Return> added) {
    returns.addAll(added);
  }

  @Override
  public void update(Order order) {
    updates++;
  }

  @Override
  public void updateLines(List<OrderLine> changed) {
    updates++;
  }
}
