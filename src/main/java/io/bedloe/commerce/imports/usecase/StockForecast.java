package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.data.FreeStock;
import io.bedloe.commerce.imports.data.NewOrders;
import io.bedloe.commerce.imports.data.NewOrders.Item;
import io.bedloe.commerce.imports.model.Job;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Simulates all orders of a file in the order of their time, and refuses those that need more stock
 * than there is at that time. It holds one figure in memory for each product of the file.
 */
@Dependent
class StockForecast {

  private final FreeStock stock;
  private final NewOrders orders;
  private final WriteOrders write;

  @Inject
  StockForecast(FreeStock stock, NewOrders orders, WriteOrders write) {
    this.stock = stock;
    this.orders = orders;
    this.write = write;
  }

  void refuseWhatIsShort(Job job) {
    var free = stock.bySku(job.id());
    var chunk = orders.chunkAfter(job.id(), -1);
    while (chunk.isPresent()) {
      var refused = new LinkedHashMap<String, String>();
      orders
          .items(job.id(), chunk.get())
          .forEach(
              (reference, items) -> {
                var words = simulate(items, free);
                if (words != null) {
                  refused.put(reference, words);
                }
              });
      if (!refused.isEmpty()) {
        write.refuse(job, refused);
      }
      chunk = orders.chunkAfter(job.id(), chunk.get());
    }
  }

  /**
   * Moves the goods of an order in the simulation; returns why that is impossible, or null when it
   * succeeded.
   */
  private static @Nullable String simulate(List<Item> items, Map<String, Long> free) {
    for (var item : items) {
      long available = free.getOrDefault(item.sku(), 0L);
      if (item.isSale() && item.quantity() > available) {
        return WriteOrders.detail(item.sku(), item.quantity(), available);
      }
    }
    for (var item : items) {
      long quantity = item.quantity();
      free.merge(item.sku(), item.isSale() ? -quantity : quantity, Long::sum);
    }
    return null;
  }
}
