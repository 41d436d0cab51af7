package io.bedloe.fakes;

import io.bedloe.kernel.AccountId;
import io.bedloe.platform.security.SignInDevice;
import io.bedloe.platform.throttle.AttemptCounters;
import io.bedloe.platform.throttle.AttemptDelay;
import io.bedloe.platform.throttle.AttemptLimiter;
import io.bedloe.platform.throttle.KnownSources;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The counters of attempts, and the sources that have signed in, in memory. */
public final class FakeAttempts {

  private final Map<String, Counter> counters = new HashMap<>();
  private final Map<String, AccountId> known = new HashMap<>();
  private final FakeUsers users;
  private final SignInDevice device = new SignInDevice(new SecureRandom());

  private record Counter(int tries, Instant blockedUntil, Instant lastAt) {}

  public FakeAttempts(FakeUsers users) {
    this.users = users;
  }

  /** A limiter of attempts that uses these counters. */
  public AttemptLimiter limiter(Clock clock) {
    return new AttemptLimiter(new Counters(), new Sources(), device, clock);
  }

  /** The device of the requests. */
  public SignInDevice device() {
    return device;
  }

  /** The number of attempts of all counters that are not forgiven. */
  public int counted() {
    return counters.values().stream().mapToInt(Counter::tries).sum();
  }

  /** The accounts whose sources are remembered. */
  public Set<AccountId> remembered() {
    return Set.copyOf(known.values());
  }

  private List<Map<String, Object>> insertOrRead(List<@Nullable Object> parameters) {
    var stored =
        counters.computeIfAbsent(
            (String) present(parameters, 0),
            key ->
                new Counter(0, (Instant) present(parameters, 1), (Instant) present(parameters, 2)));
    return List.of(
        Map.of(
            "tries",
            stored.tries(),
            "blocked_until",
            stored.blockedUntil(),
            "last_at",
            stored.lastAt()));
  }

  private int update(List<@Nullable Object> parameters) {
    var changed =
        counters.computeIfPresent(
            (String) present(parameters, 3),
            (key, before) ->
                new Counter(
                    (Integer) present(parameters, 0),
                    (Instant) present(parameters, 1),
                    (Instant) present(parameters, 2)));
    return changed == null ? 0 : 1;
  }

  private static Object present(List<@Nullable Object> parameters, int index) {
    return Objects.requireNonNull(parameters.get(index));
  }

  private final class Counters extends AttemptCounters {

    Counters() {
      super(
          new FakeSql()
              .rows("INSERT INTO sign_in_tries", FakeAttempts.this::insertOrRead)
              .change("UPDATE sign_in_tries SET tries = ?", FakeAttempts.this::update));
    }

    @Override
    public void countOnly(String key, AttemptDelay delay, Instant now) {
      counters.merge(
          key,
          new Counter(1, Instant.EPOCH, now),
          (before, first) ->
              new Counter(
                  delay.isForgotten(before.lastAt(), now) ? 1 : before.tries() + 1,
                  before.blockedUntil(),
                  now));
    }

    @Override
    public void giveBack(String key, int tries) {
      counters.computeIfPresent(
          key,
          (same, counter) ->
              new Counter(
                  Math.max(0, counter.tries() - tries), counter.blockedUntil(), counter.lastAt()));
    }

    @Override
    public int remove(String key) {
      var removed = counters.remove(key);
      return removed == null ? 0 : removed.tries();
    }
  }

  private final class Sources extends KnownSources {

    Sources() {
      super(new FakeSql());
    }

    @Override
    public CountedAccount accountOf(String email) {
      return new CountedAccount(
          users.byEmail(email).map(found -> found.account().id()).orElse(null),
          email.toLowerCase(Locale.ROOT));
    }

    @Override
    public Set<String> knownOf(Set<String> keys) {
      var found = new HashSet<>(keys);
      found.retainAll(known.keySet());
      return found;
    }

    @Override
    public void save(AccountId userId, List<String> keys, Instant now) {
      keys.forEach(key -> known.put(key, userId));
    }

    @Override
    public void deleteAllOf(AccountId userId) {
      known.values().removeIf(userId::equals);
    }
  }
}
