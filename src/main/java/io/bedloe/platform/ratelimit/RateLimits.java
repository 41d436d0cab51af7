package io.bedloe.platform.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Limits rates with a token bucket for each name. */
@ApplicationScoped
public class RateLimits {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST = 100_000;

  /** A bucket that was not used for two windows is full again, so that it can be evicted. */
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().expireAfterAccess(WINDOW.multipliedBy(2)).maximumSize(MOST).build();

  /**
   * The result of a rate limit check.
   *
   * @param perMinute the limit per minute
   * @param left the number of requests that are possible now
   * @param waitSeconds the number of seconds until the next request is possible
   */
  public record Taken(boolean allowed, int perMinute, long left, long waitSeconds) {

    /** Returns the header field of draft-ietf-httpapi-ratelimit-headers. */
    public String policy() {
      return "\"default\";q=%d;w=%d".formatted(perMinute, WINDOW.toSeconds());
    }

    public String state() {
      return "\"default\";r=%d;t=%d".formatted(left, waitSeconds);
    }
  }

  public Taken consume(String name, int perMinute) {
    var bucket =
        buckets.get(
            name + "/" + perMinute,
            missing ->
                Bucket.builder()
                    .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                    .build());
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999).toSeconds();
    return new Taken(probe.isConsumed(), perMinute, probe.getRemainingTokens(), seconds);
  }
}
