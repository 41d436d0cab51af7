package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AfterFailureTest {

  private static final RetryPolicy ONE_RETRY = new RetryPolicy(List.of(Duration.ofSeconds(100)));
  private final IOException failure = new IOException("no route to host");

  private static AfterFailure after(Throwable failure, int attempt) {
    return AfterFailure.of(failure, attempt, ONE_RETRY, new Random(1));
  }

  @Test
  void aFailureIsRetriedAfterItsDelay() {
    var next = after(failure, 1);
    assertThat(next.isRetry()).isTrue();
    assertThat(next.delay()).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(120));
  }

  @Test
  void theLastFailureKillsTheJob() {
    assertThat(after(failure, 2)).isEqualTo(AfterFailure.DEAD);
  }

  @Test
  void anErrorIsRetriedLikeAnException() {
    assertThat(after(new StackOverflowError(), 1).isRetry()).isTrue();
  }

  @Test
  void aPermanentFailureKillsTheJobAtOnce() {
    assertThat(after(new PermanentFailure("no such account"), 1)).isEqualTo(AfterFailure.DEAD);
  }

  @Test
  void aNamedDelayTakesThePlaceOfThePolicys() {
    assertThat(after(new RetryLater("503", Duration.ofSeconds(7)), 1).delay())
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void aNamedDelayIsBounded() {
    assertThat(after(new RetryLater("503", Duration.ofDays(400)), 1).delay())
        .isEqualTo(AfterFailure.LONGEST_DELAY);
    assertThat(after(new RetryLater("503", Duration.ofSeconds(-7)), 1).delay())
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void aNamedDelayDoesNotAddRetries() {
    assertThat(after(new RetryLater("503", Duration.ofSeconds(7)), 2)).isEqualTo(AfterFailure.DEAD);
  }
}
