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
 * Plays all orders of a file through the stock figures in the order of their time, and refuses
 * those that take more than there is by then. A figure for each product that the file names is held
 * in memory.
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

  /** Why the order is not possible; null when it is, and its goods are moved. */
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
