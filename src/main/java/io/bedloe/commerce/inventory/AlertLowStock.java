package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.outbox.Outbox;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Publishes the events of low stock, and notes for which products it has done so. */
@ApplicationScoped
class AlertLowStock {

  private final ReorderPoints points;
  private final Outbox outbox;
  private final StockEvents events;
  private final Clock clock;

  @Inject
  AlertLowStock(ReorderPoints points, Outbox outbox, StockEvents events, Clock clock) {
    this.points = points;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Products that were checked.
   *
   * @param last the last of them
   * @param alerted the number of those whose stock has become low
   * @param recovered the number of those whose stock is no longer low
   */
  record Checked(ProductId last, int products, int alerted, int recovered) {}

  /**
   * Checks the products after a given one, in the order of their ids. Events and notes are
   * committed together, so that an event is published once.
   */
  @Transactional
  Optional<Checked> checkAfter(ProductId last, int limit) {
    var watched = points.watchedAfter(last, limit);
    if (watched.isEmpty()) {
      return Optional.empty();
    }
    // Most products have not changed. Only the others are locked and read again, because another
    // server or a person may have changed them.
    var changed = ids(watched, stock -> stock.mustBeAlerted() || stock.hasRecovered());
    var locked = changed.isEmpty() ? List.<WatchedStock>of() : points.lockWatched(changed);
    var recovered = ids(locked, WatchedStock::hasRecovered);
    points.mark(recovered, null);
    points.mark(ids(locked, WatchedStock::mustBeAlerted), clock.instant());
    var low = locked.stream().filter(WatchedStock::mustBeAlerted).toList();
    publish(low);
    return Optional.of(
        new Checked(
            watched.get(watched.size() - 1).productId(),
            watched.size(),
            low.size(),
            recovered.size()));
  }

  private static List<ProductId> ids(List<WatchedStock> watched, Predicate<WatchedStock> wanted) {
    return watched.stream().filter(wanted).map(WatchedStock::productId).toList();
  }

  private void publish(List<WatchedStock> low) {
    var byProduct = new LinkedHashMap<ResourceId, ResourceEvents.Event>();
    for (var stock : low) {
      byProduct.put(
          new ResourceId(stock.productId().value()),
          new ResourceEvents.Event(
              StockEvent.LOW,
              new StockEvent.Low(stock.productId(), stock.available(), stock.reorderPoint())));
    }
    outbox.publish(events.path(), byProduct);
  }
}
