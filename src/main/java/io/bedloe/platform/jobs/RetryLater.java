package io.bedloe.platform.jobs;

import java.time.Duration;

/**
 * The attempt has failed, and somebody else has named the time of the next one, such as a server
 * with {@code Retry-After}. The number of attempts is limited as for other failures.
 */
public class RetryLater extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration delay;

  public RetryLater(String message, Duration delay) {
    super(message);
    this.delay = delay;
  }

  Duration delay() {
    return delay;
  }
}
