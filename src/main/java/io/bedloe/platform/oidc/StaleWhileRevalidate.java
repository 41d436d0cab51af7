package io.bedloe.platform.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A cached document of a provider: it is fetched at the first use, used while it is fresh, and used
 * longer while the provider does not respond (stale-while-revalidate and stale-if-error, RFC 5861).
 * Only one thread fetches at a time.
 */
final class StaleWhileRevalidate<T> {

  /**
   * The periods of the cache.
   *
   * @param fresh the time for which a value is used without a new fetch
   * @param usable the time for which a value is used while the provider does not respond
   * @param pause the minimum time between two fetches after a failure, or after a forced renewal
   */
  record Terms(Duration fresh, Duration usable, Duration pause) {}

  /** Fetches a value. */
  interface Source<T> {
    T fetch() throws NotReached;
  }

  private record Value<T>(T value, Instant at) {}

  private record Failure(NotReached reason, Instant at) {}

  private final Source<T> source;
  private final Terms terms;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Value<T> value;
  private volatile @Nullable Failure failure;
  private volatile @Nullable Instant renewedAt;

  StaleWhileRevalidate(Source<T> source, Terms terms, Clock clock) {
    this.source = source;
    this.terms = terms;
    this.clock = clock;
  }

  /**
   * Returns the value. A value that is not fresh is fetched again; the former one is used while
   * that fails.
   */
  T get() throws NotReached {
    var known = value;
    return known != null && isWithin(known.at(), terms.fresh()) ? known.value() : fetched();
  }

  /**
   * Fetches the value again, if the pause allows it, and returns it. Unknown key ids of clients
   * cause such fetches; the pause limits their number.
   */
  Optional<T> renewed() {
    fetching.lock();
    try {
      var last = renewedAt;
      if (last != null && isWithin(last, terms.pause())) {
        return cached(); // Another thread may have fetched the value since it was read.
      }
      renewedAt = clock.instant();
      return Optional.of(fetch());
    } catch (NotReached away) {
      return cached();
    } finally {
      fetching.unlock();
    }
  }

  /** Returns the cached value without a fetch. */
  Optional<T> cached() {
    return Optional.ofNullable(value).map(Value::value);
  }

  Optional<Instant> fetchedAt() {
    return Optional.ofNullable(value).map(Value::at);
  }

  /** Returns why the last fetch failed; empty when it succeeded. */
  Optional<String> fault() {
    return Optional.ofNullable(failure).map(last -> last.reason().why());
  }

  private T fetched() throws NotReached {
    var old = usable();
    if (old.isEmpty()) {
      fetching.lock();
    } else if (!fetching.tryLock()) {
      return old.get(); // Another thread is fetching, and this one need not wait for it.
    }
    try {
      var known = value;
      if (known != null && isWithin(known.at(), terms.fresh())) {
        return known.value(); // Another thread has fetched the value meanwhile.
      }
      var last = failure;
      if (last == null || !isWithin(last.at(), terms.pause())) {
        try {
          return fetch();
        } catch (NotReached away) {
          return stale(away);
        }
      }
      return stale(last.reason());
    } finally {
      fetching.unlock();
    }
  }

  private T stale(NotReached away) throws NotReached {
    return usable().orElseThrow(() -> away);
  }

  private Optional<T> usable() {
    return Optional.ofNullable(value)
        .filter(known -> isWithin(known.at(), terms.usable()))
        .map(Value::value);
  }

  private T fetch() throws NotReached {
    try {
      var fetched = source.fetch();
      value = new Value<>(fetched, clock.instant());
      failure = null;
      return fetched;
    } catch (NotReached away) {
      failure = new Failure(away, clock.instant());
      throw away;
    }
  }

  private boolean isWithin(Instant since, Duration time) {
    return clock.instant().isBefore(since.plus(time));
  }
}
