package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.data.NewOrders;
import io.bedloe.commerce.imports.data.NewOrders.Item;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Plays all orders of a file through the stock figures in the order of their time, and refuses
 * those that take more than there is by then. A figure for each product that the file names is held
 * in memory.
 */
@Dependent
class StockForecast {

  private final Sql sql;
  private final NewOrders orders;
  private final WriteOrders write;

  @Inject
  StockForecast(Sql sql, NewOrders orders, WriteOrders write) {
    this.sql = sql;
    this.orders = orders;
    this.write = write;
  }

  void refuseWhatIsShort(Job job) {
    var free = available(job.id());
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

  private Map<String, Long> available(UUID importId) {
    var free = new HashMap<String, Long>();
    sql.list(
            """
            SELECT p.sku, s.on_hand - s.reserved AS free
            FROM stock s JOIN products p ON p.id = s.product_id
            WHERE p.deleted_at IS NULL
              AND p.sku IN (SELECT sku FROM import_rows WHERE import_id = ?)""",
            row -> Map.entry(row.text("sku"), row.number("free")),
            importId)
        .forEach(entry -> free.put(entry.getKey(), entry.getValue()));
    return free;
  }

  /** Why the order is not possible; null when it is, and its goods are moved. */
  private static @org.jspecify.annotations.Nullable String simulate(
      List<Item> items, Map<String, Long> free) {
    for (var item : items) {
      long available = free.getOrDefault(item.sku(), 0L);
      if (item.isSale() && item.demand().quantity() > available) {
        return WriteOrders.inWords(item, available);
      }
    }
    for (var item : items) {
      long quantity = item.demand().quantity();
      free.merge(item.sku(), item.isSale() ? -quantity : quantity, Long::sum);
    }
    return null;
  }
}
