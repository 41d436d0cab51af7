package io.bedloe.commerce.orders.data;

import io.bedloe.commerce.orders.model.HistoryEntry;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.commerce.orders.model.OrderLine;
import io.bedloe.commerce.orders.model.Return;
import jakarta.data.repository.Find;
import jakarta.data.repository.Insert;
import jakarta.data.repository.OrderBy;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The repository of orders and their parts. {@link NewOrders} inserts new orders. */
@Repository
public interface Orders {

  @Find
  Optional<Order> byId(UUID id);

  @Find
  @OrderBy("position")
  List<OrderLine> linesOf(UUID orderId);

  @Find
  @OrderBy("at")
  @OrderBy("id")
  List<HistoryEntry> historyOf(UUID orderId);

  @Find
  @OrderBy("id")
  List<Return> returnsOf(UUID orderId);

  @Insert
  void addHistory(HistoryEntry entry);

  @Insert
  void addReturns(List<Return> returns);

  @Update
  void update(Order order);

  @Update
  void updateLines(List<OrderLine> lines);
}
