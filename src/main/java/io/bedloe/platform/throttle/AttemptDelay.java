package io.bedloe.platform.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * The delay after a number of attempts: none for the first ones, then a short one that doubles each
 * time.
 *
 * @param free the number of attempts without a delay
 * @param first the first delay
 * @param longest the maximum delay
 */
public record AttemptDelay(int free, Duration first, Duration longest) {

  /**
   * The delay for one account from one address, or from one device that has signed in to it before.
   */
  public static final AttemptDelay OF_ACCOUNT =
      new AttemptDelay(5, Duration.ofSeconds(1), Duration.ofMinutes(15));

  /**
   * The delay for one account from all addresses and devices that have never signed in to it, so
   * that all of them together can try 60 times an hour. Known addresses and devices are not counted
   * here.
   */
  public static final AttemptDelay OF_STRANGERS =
      new AttemptDelay(20, Duration.ofSeconds(1), Duration.ofMinutes(1));

  /** The delay for one address and all accounts; many people may share the address. */
  public static final AttemptDelay OF_ADDRESS =
      new AttemptDelay(100, Duration.ofSeconds(1), Duration.ofMinutes(1));

  /**
   * The delay for mails to one address, requested by anybody: eight in the first hour, then two.
   */
  public static final AttemptDelay OF_MAILS_TO =
      new AttemptDelay(3, Duration.ofMinutes(1), Duration.ofMinutes(45));

  /** The delay for mails that one network address requests; many people may share it. */
  public static final AttemptDelay OF_MAILS_FROM =
      new AttemptDelay(30, Duration.ofSeconds(1), Duration.ofMinutes(1));

  private static final Duration MEMORY = Duration.ofHours(1);

  /** Returns the delay before the next try, after the given number of tries. */
  public Duration after(int tries) {
    if (tries < free) {
      return Duration.ZERO;
    }
    int doublings = Math.min(tries - free, 30);
    var delay = first.multipliedBy(1L << doublings);
    return delay.compareTo(longest) < 0 ? delay : longest;
  }

  /** Returns whether attempts of that age do not count any more. */
  public boolean isForgotten(Instant last, Instant now) {
    return last.isBefore(rememberedSince(now));
  }

  /** Returns the time before which attempts do not count any more. */
  public Instant rememberedSince(Instant now) {
    return now.minus(MEMORY);
  }
}
