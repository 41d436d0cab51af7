package io.bedloe.platform.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptDelayTest {

  private final AttemptDelay delay =
      new AttemptDelay(5, Duration.ofSeconds(1), Duration.ofMinutes(15));

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "4, PT0S",
    "5, PT1S",
    "6, PT2S",
    "14, PT512S",
    "15, PT15M",
    "1000000, PT15M"
  })
  void theDelayDoublesUpToItsBound(int tries, Duration expected) {
    assertThat(delay.after(tries)).isEqualTo(expected);
  }

  @Test
  void triesOfMoreThanAnHourAgoDoNotCount() {
    var now = Instant.parse("2026-01-01T12:00:00Z");
    assertThat(delay.isForgotten(now.minus(Duration.ofHours(1)), now)).isFalse();
    assertThat(delay.isForgotten(now.minus(Duration.ofHours(1)).minusMillis(1), now)).isTrue();
  }
}
