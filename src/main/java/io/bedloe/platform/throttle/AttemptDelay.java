package io.bedloe.platform.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to wait after so many tries: not at all for the first few, then a little, doubled each
 * time.
 *
 * @param free how many tries cost nothing
 * @param first what the first that costs something has to wait
 * @param longest more than this nobody waits
 */
public record AttemptDelay(int free, Duration first, Duration longest) {

  /** One account from one address, or from one device that has signed in to it before. */
  public static final AttemptDelay OF_ACCOUNT =
      new AttemptDelay(5, Duration.ofSeconds(1), Duration.ofMinutes(15));

  /**
   * One account from all addresses and devices that have never signed in to it, so that many
   * addresses together guess 60 times an hour. Those that have signed in are not counted here.
   */
  public static final AttemptDelay OF_STRANGERS =
      new AttemptDelay(20, Duration.ofSeconds(1), Duration.ofMinutes(1));

  /** One address, whichever accounts it tries; a house full of people may share it. */
  public static final AttemptDelay OF_ADDRESS =
      new AttemptDelay(100, Duration.ofSeconds(1), Duration.ofMinutes(1));

  /** Mails to one address, whoever asks for them: eight in the first hour, then two. */
  public static final AttemptDelay OF_MAILS_TO =
      new AttemptDelay(3, Duration.ofMinutes(1), Duration.ofMinutes(45));

  /** Mails that one address of the network asks for; a house full of people may share it. */
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

  /** Whether tries as old as that do not count any more. */
  public boolean isForgotten(Instant last, Instant now) {
    return last.isBefore(rememberedSince(now));
  }

  /** Tries before that moment do not count any more. */
  public Instant rememberedSince(Instant now) {
    return now.minus(MEMORY);
  }
}
