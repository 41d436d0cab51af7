package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps reorder points, and the stock that they are compared with, in memory. */
final class FakeReorderPoints extends ReorderPoints {

  private record Point(@Nullable Long quantity, @Nullable Instant alertedAt, long version) {}

  private final Map<ProductId, Point> points = new HashMap<>();
  private final Map<ProductId, Long> available = new HashMap<>();
  private final Set<ProductId> archived = new HashSet<>();
  private final List<ProductId> locked = new ArrayList<>();
  private Runnable meanwhile = () -> {};

  FakeReorderPoints() {
    super(new FakeSql());
  }

  /** Sets the stock of a product that can be ordered. */
  void stock(ProductId productId, long quantity) {
    available.put(productId, quantity);
  }

  void archive(ProductId productId) {
    archived.add(productId);
  }

  void restore(ProductId productId) {
    archived.remove(productId);
  }

  /** Runs something before reorder points are locked, as another transaction does. */
  void meanwhile(Runnable other) {
    meanwhile = other;
  }

  /** The products whose reorder points were locked by checks, in order. */
  List<ProductId> locked() {
    return List.copyOf(locked);
  }

  private Point point(ProductId productId) {
    return points.getOrDefault(productId, new Point(null, null, 0));
  }

  @Override
  Versioned<ReorderPointView> of(ProductId productId) {
    var point = point(productId);
    return new Versioned<>(
        new ReorderPointView(productId, point.quantity(), point.alertedAt()), point.version());
  }

  @Override
  Versioned<ReorderPointView> lock(ProductId productId) {
    meanwhile.run();
    return of(productId);
  }

  @Override
  void save(ProductId productId, @Nullable Long quantity, @Nullable Instant alertedAt) {
    points.put(productId, new Point(quantity, alertedAt, point(productId).version() + 1));
  }

  private Stream<WatchedStock> watched() {
    return points.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().value()))
        .flatMap(
            entry ->
                Stream.ofNullable(entry.getValue().quantity())
                    .map(
                        quantity ->
                            new WatchedStock(
                                entry.getKey(),
                                quantity,
                                available.getOrDefault(entry.getKey(), 0L),
                                !archived.contains(entry.getKey()),
                                entry.getValue().alertedAt() != null)));
  }

  @Override
  List<WatchedStock> watchedAfter(ProductId last, int limit) {
    return watched()
        .filter(stock -> stock.productId().value().compareTo(last.value()) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  List<WatchedStock> lockWatched(Collection<ProductId> products) {
    meanwhile.run();
    locked.addAll(products);
    return watched().filter(stock -> products.contains(stock.productId())).toList();
  }

  @Override
  void mark(Collection<ProductId> products, @Nullable Instant alertedAt) {
    products.forEach(product -> save(product, point(product).quantity(), alertedAt));
  }
}
