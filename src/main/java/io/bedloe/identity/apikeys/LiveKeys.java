package io.bedloe.identity.apikeys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.roles.Roles;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.cache.ReadThroughCache;
import io.bedloe.platform.ratelimit.CurrentLimit;
import io.bedloe.platform.ratelimit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Caches valid API keys. This server refuses a revoked key at once, the other servers within {@link
 * Roles#STALENESS}.
 */
@ApplicationScoped
public class LiveKeys {

  private static final int MOST = 20_000;

  /** The precision of the time of the last use. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final ApiKeys keys;
  private final RateLimits limits;
  private final CurrentLimit current;
  private final Clock clock;
  private final ReadThroughCache<String, Optional<ApiKeys.Live>> known =
      new ReadThroughCache<>(Roles.STALENESS, MOST);
  private final ReadThroughCache<ApiKeyId, Optional<ApiKeys.Live>> knownById =
      new ReadThroughCache<>(Roles.STALENESS, MOST);
  private final Cache<ApiKeyId, Boolean> noted;

  @Inject
  public LiveKeys(ApiKeys keys, RateLimits limits, CurrentLimit current, Clock clock) {
    this.keys = keys;
    this.limits = limits;
    this.current = current;
    this.clock = clock;
    this.noted = Caffeine.newBuilder().expireAfterWrite(NOTED).maximumSize(MOST).build();
  }

  public Optional<ApiKeys.Live> find(ApiKey key) {
    return known.get(key.hash(), () -> keys.live(key, clock.instant()));
  }

  /** Returns a valid key. */
  public Optional<ApiKeys.Live> find(ApiKeyId id) {
    return knownById.get(id, () -> keys.live(id, clock.instant()));
  }

  /** Reads valid keys from the database, with one query and past the cache. */
  Map<ApiKeyId, ApiKeys.Live> readAll(Set<ApiKeyId> ids) {
    return keys.live(ids, clock.instant());
  }

  /** Counts a use; refuses when the rate limit is exceeded. */
  public void used(ApiKeys.Live key) {
    var taken = limits.consume("api-key/" + key.id(), key.requestsPerMinute());
    current.is(taken);
    if (!taken.allowed()) {
      throw Rejected.because(
          ApiKeyRule.TOO_MANY_REQUESTS,
          "The API key is limited to %d requests per minute.".formatted(key.requestsPerMinute()));
    }
    if (noted.asMap().putIfAbsent(key.id(), true) == null) {
      keys.used(key.id(), clock.instant());
    }
  }

  void evict(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged change) {
    known.evictAll();
    knownById.evictAll();
  }
}
