package io.bedloe.platform.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Caches values of the database for a fixed time.
 *
 * <p>No lock is held while a value is read: a thread that waits for a connection would otherwise
 * stop threads that need the same value and have the connections. Several threads may read the same
 * value at the same time.
 *
 * <p>A value is never older than the fixed time, counted from before it was read. A value whose
 * read began before an eviction is not cached.
 */
public final class ReadThroughCache<K, V> {

  private final Cache<K, Cached<V>> values;
  private final AtomicLong evictions = new AtomicLong();
  private final Duration age;
  private final Ticker ticker;

  /**
   * A cached value.
   *
   * @param readAt the time of the ticker before the value was read
   */
  private record Cached<V>(V value, long readAt) {}

  /** Creates a cache of at most this number of values, none older than the age. */
  public ReadThroughCache(Duration age, int most) {
    this(age, most, Ticker.systemTicker());
  }

  ReadThroughCache(Duration age, int most, Ticker ticker) {
    // Caffeine only frees the memory; get() compares the exact age.
    this.values =
        Caffeine.newBuilder()
            .expireAfterWrite(age.multipliedBy(2))
            .maximumSize(most)
            .ticker(ticker)
            .build();
    this.age = age;
    this.ticker = ticker;
  }

  /** Returns the cached value of a key, or reads and caches it. */
  public V get(K key, Supplier<V> read) {
    long now = ticker.read();
    var cached = values.getIfPresent(key);
    if (cached != null && now - cached.readAt() < age.toNanos()) {
      return cached.value();
    }
    long before = evictions.get();
    var value = read.get();
    values.put(key, new Cached<>(value, now));
    if (evictions.get() != before) {
      values.invalidate(key);
    }
    return value;
  }

  /** Evicts all values. */
  public void evictAll() {
    evictions.incrementAndGet();
    values.invalidateAll();
  }
}
