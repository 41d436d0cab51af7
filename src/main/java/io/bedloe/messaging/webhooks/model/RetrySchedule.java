package io.bedloe.messaging.webhooks.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a delivery is tried again, which it is after every response but success, as Standard
 * Webhooks specifies: 404 and 401 are often faults of a release that is taken back. The delays are
 * those that Standard Webhooks recommends; the attempts of one delivery take three days.
 */
public final class RetrySchedule {

  /** The delays before each attempt, counted from the end of the one before. */
  static final List<Duration> DELAYS =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** The longest delay that a receiver can ask for by Retry-After. */
  static final Duration LONGEST_WANTED = Duration.ofHours(24);

  /**
   * The part of a delay that is chosen by chance, so that what failed together is not sent together
   * again.
   */
  private static final double JITTER = 0.1;

  private RetrySchedule() {}

  /**
   * Returns when the next attempt is due; empty when there is none.
   *
   * @param made the number of attempts, with this one
   * @param chance a number from 0 to 1
   */
  public static Optional<Instant> next(Attempt attempt, int made, double chance) {
    if (attempt.succeeded() || made >= DELAYS.size()) {
      return Optional.empty();
    }
    var end = attempt.at().plus(attempt.duration());
    var delay = DELAYS.get(made);
    var due = end.plus(delay).plusMillis((long) (delay.toMillis() * JITTER * chance));
    var latest = end.plus(LONGEST_WANTED);
    return Optional.of(
        attempt
            .notBefore()
            .map(wanted -> wanted.isAfter(latest) ? latest : wanted)
            .filter(wanted -> wanted.isAfter(due))
            .orElse(due));
  }
}
