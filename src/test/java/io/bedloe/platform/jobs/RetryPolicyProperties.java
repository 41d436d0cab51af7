package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RetryPolicyProperties {

  @Property
  void aDelayIsWithinTwentyPercentOfItsBase(
      @ForAll @LongRange(min = 0, max = 86_400_000) long base, @ForAll long seed) {
    var policy = new RetryPolicy(List.of(Duration.ofMillis(base)));
    long delay = policy.delayAfter(1, new Random(seed)).orElseThrow().toMillis();
    assertThat(delay).isBetween(base - base / 5, base + base / 5);
  }

  @Property
  void thereAreAsManyRetriesAsDelays(@ForAll @IntRange(max = 20) int retries) {
    var policy = RetryPolicy.exponential(Duration.ofSeconds(1), 2, retries);
    var random = new Random(1);
    assertThat(IntStream.rangeClosed(1, retries))
        .allMatch(attempt -> policy.delayAfter(attempt, random).isPresent());
    assertThat(policy.delayAfter(retries + 1, random)).isEmpty();
  }

  /** Jobs that fail together must not come back together. */
  @Example
  void theRetriesOfAThousandJobsAreSpread() {
    var policy = new RetryPolicy(List.of(Duration.ofSeconds(100)));
    var random = new Random(1);
    var delays =
        IntStream.range(0, 1_000)
            .mapToLong(i -> policy.delayAfter(1, random).orElseThrow().toMillis())
            .summaryStatistics();
    assertThat(delays.getMax() - delays.getMin()).isGreaterThan(20_000);
  }

  @Example
  void theStandardHasThreeRetriesWhoseDelaysGrow() {
    assertThat(RetryPolicy.STANDARD.delays())
        .containsExactly(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(6));
  }

  @Example
  void aNegativeDelayIsRefused() {
    assertThatThrownBy(() -> new RetryPolicy(List.of(Duration.ofSeconds(-1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
