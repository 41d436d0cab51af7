package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.fakes.FakeSql;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps the figures and the ledger in memory; it refuses what the statement refuses. */
final class FakeLedger extends Ledger {

  /** The figures of a product. */
  record Figures(long onHand, long reserved, long version) {}

  /** A row of the ledger. */
  record Movement(Entry entry, Cause cause) {}

  private final Map<ProductId, Figures> stock = new HashMap<>();
  private final List<Movement> movements = new ArrayList<>();
  private final List<Collection<ProductId>> locks = new ArrayList<>();
  private Runnable meanwhile = () -> {};

  FakeLedger() {
    super(new FakeSql(), () -> new UUID(0, 0), Clock.systemUTC());
  }

  /** Puts figures there, as if they had always been there. */
  FakeLedger put(ProductId productId, long onHand, long reserved) {
    stock.put(productId, new Figures(onHand, reserved, 0));
    return this;
  }

  /** Runs something between the opening of the stock and the entry, as another transaction does. */
  void meanwhile(Runnable other) {
    meanwhile = other;
  }

  Optional<Figures> figures(ProductId productId) {
    return Optional.ofNullable(stock.get(productId));
  }

  /** The ledger rows, the oldest first. */
  List<Movement> movements() {
    return List.copyOf(movements);
  }

  /** The products that were locked, in order. */
  List<Collection<ProductId>> locks() {
    return List.copyOf(locks);
  }

  @Override
  List<Shortage> enter(List<Entry> entries, Cause cause) {
    meanwhile.run();
    var shortages =
        entries.stream().filter(entry -> !isPossible(entry)).map(this::shortage).toList();
    if (shortages.isEmpty()) {
      entries.forEach(entry -> move(entry, cause));
    }
    return shortages;
  }

  private boolean isPossible(Entry entry) {
    var now = stock.get(entry.productId());
    return now != null
        && now.reserved() + entry.reservedChange() >= 0
        && now.reserved() + entry.reservedChange() <= now.onHand() + entry.onHandChange();
  }

  private Shortage shortage(Entry entry) {
    var available = figures(entry.productId()).map(now -> now.onHand() - now.reserved()).orElse(0L);
    return new Shortage(entry.productId(), available);
  }

  private void move(Entry entry, Cause cause) {
    stock.computeIfPresent(
        entry.productId(),
        (id, now) ->
            new Figures(
                now.onHand() + entry.onHandChange(),
                now.reserved() + entry.reservedChange(),
                now.version() + 1));
    movements.add(new Movement(entry, cause));
  }

  @Override
  void lock(Collection<ProductId> productIds) {
    locks.add(productIds);
  }

  @Override
  void open(List<ProductId> productIds) {
    productIds.forEach(id -> stock.putIfAbsent(id, new Figures(0, 0, 0)));
  }

  @Override
  void correct(ProductId productId, StockReconciliation.Figures figures) {
    stock.computeIfPresent(
        productId,
        (id, now) -> new Figures(figures.onHand(), figures.reserved(), now.version() + 1));
  }
}
