package io.bedloe.platform.realtime;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs one step for each of many subscriptions, so that the failure of one does not hold up the
 * others. A subscription that fails stays at its position and is tried again; it is closed when it
 * fails for too long.
 */
final class OneByOne {

  private static final Logger LOG = Logger.getLogger(OneByOne.class.getName());

  /** Failures that last so long together are those of the database, and each further one waits. */
  private static final Duration MOST_LOST_TIME = Duration.ofSeconds(2);

  private final Clock clock;
  private final Duration patience;
  private Duration lost = Duration.ZERO;

  OneByOne(Clock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /** Runs a step; returns its result, or false when it has failed or does not run any more. */
  boolean run(Subscription subscription, BooleanSupplier step) {
    if (lost.compareTo(MOST_LOST_TIME) > 0) {
      return false;
    }
    var begin = clock.instant();
    try {
      boolean result = step.getAsBoolean();
      subscription.succeeded();
      return result;
    } catch (RuntimeException failure) {
      var now = clock.instant();
      lost = lost.plus(Duration.between(begin, now));
      LOG.log(
          subscription.hasBegunToFail(now) ? Level.WARNING : Level.FINE,
          "The events of a connection cannot be delivered. They are tried again.",
          failure);
      if (subscription.isFailingTooLong(now, patience)) {
        subscription.outlet().close(CloseReason.SERVER_ERROR);
      }
      return false;
    }
  }
}
