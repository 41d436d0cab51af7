package io.bedloe.platform.jobs;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The next state of a job, after an attempt has failed.
 *
 * @param state QUEUED for a retry, DEAD or CANCELLED
 * @param delay the time until the retry
 */
record AfterFailure(JobState state, Duration delay) {

  static final AfterFailure DEAD = new AfterFailure(JobState.DEAD, Duration.ZERO);
  static final AfterFailure CANCELLED = new AfterFailure(JobState.CANCELLED, Duration.ZERO);

  /** The longest time that somebody else may name for the next attempt. */
  static final Duration LONGEST_DELAY = Duration.ofDays(1);

  static AfterFailure of(
      Throwable failure, int attempt, RetryPolicy retries, RandomGenerator random) {
    if (failure instanceof PermanentFailure) {
      return DEAD;
    }
    var delay = retries.delayAfter(attempt, random);
    if (delay.isPresent() && failure instanceof RetryLater later) {
      return retry(bounded(later.delay()));
    }
    return delay.map(AfterFailure::retry).orElse(DEAD);
  }

  private static Duration bounded(Duration delay) {
    if (delay.isNegative()) {
      return Duration.ZERO;
    }
    return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
  }

  private static AfterFailure retry(Duration delay) {
    return new AfterFailure(JobState.QUEUED, delay);
  }

  boolean isRetry() {
    return state == JobState.QUEUED;
  }
}
