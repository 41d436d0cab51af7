package io.bedloe.platform.jobs;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Lets a timer that ticks each second act once in a period. */
final class Pace {

  /** A tick that is a little early counts, so that a period of one second takes each tick. */
  private static final long EARLY = Duration.ofMillis(500).toNanos();

  private final long period;

  private final AtomicBoolean hasBegun = new AtomicBoolean();
  private final AtomicLong next = new AtomicLong();

  Pace(Duration period) {
    this.period = period.toNanos();
  }

  /** Returns whether it is time to act; the first call is. */
  boolean isDue(long nanoTime) {
    long due = next.get();
    if (hasBegun.get() && nanoTime - due < -EARLY) {
      return false;
    }
    hasBegun.set(true);
    return next.compareAndSet(due, nanoTime + period);
  }

  /** Does not act before a time has passed. */
  void pause(long nanoTime, Duration time) {
    next.set(nanoTime + time.toNanos());
    hasBegun.set(true);
  }
}
