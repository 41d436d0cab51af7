package io.bedloe.platform.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The delays before the retries of a job that fails; one that has failed after the last of them is
 * dead. Each delay is changed at random by up to {@value #JITTER_PERCENT} % in both directions, so
 * that jobs that failed together do not come back together.
 */
public record RetryPolicy(List<Duration> delays) {

  static final int JITTER_PERCENT = 20;

  /** Three retries: after ten seconds, a minute and six minutes. */
  public static final RetryPolicy STANDARD = exponential(Duration.ofSeconds(10), 6, 3);

  /** No retry. */
  public static final RetryPolicy NEVER = new RetryPolicy(List.of());

  public RetryPolicy {
    delays = List.copyOf(delays);
    if (delays.stream().anyMatch(Duration::isNegative)) {
      throw new IllegalArgumentException("a delay before a retry is not negative");
    }
  }

  /** Returns a policy whose delays grow by a factor. */
  public static RetryPolicy exponential(Duration first, int factor, int retries) {
    return new RetryPolicy(
        Stream.iterate(first, delay -> delay.multipliedBy(factor)).limit(retries).toList());
  }

  /**
   * Returns the delay before the next attempt; empty when there is none.
   *
   * @param failedAttempts the number of attempts that have failed, at least one
   */
  Optional<Duration> delayAfter(int failedAttempts, RandomGenerator random) {
    if (failedAttempts > delays.size()) {
      return Optional.empty();
    }
    long millis = delays.get(failedAttempts - 1).toMillis();
    long spread = millis * JITTER_PERCENT / 100;
    return Optional.of(Duration.ofMillis(millis - spread + random.nextLong(2 * spread + 1)));
  }
}
