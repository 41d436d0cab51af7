package io.bedloe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.bench.Warmup.Window;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tests with windows of four seconds. */
class WarmupTest {

  private static Warmup perSecond(long... rates) {
    return new Warmup(Arrays.stream(rates).mapToObj(rate -> new Window(4, 4 * rate)).toList());
  }

  @Test
  void aThroughputThatGrowsIsNotSteady() {
    assertThat(perSecond(10, 20, 30, 40, 50, 60, 70, 80).isSteady()).isFalse();
  }

  @Test
  void aGrowthOfThreePercentIsSteadyAndOfFourIsNot() {
    assertThat(perSecond(100, 100, 100, 100, 103, 103, 103, 103).isSteady()).isTrue();
    assertThat(perSecond(100, 100, 100, 100, 104, 104, 104, 104).isSteady()).isFalse();
  }

  @Test
  void fewerThanEightWindowsAreNeverSteady() {
    assertThat(perSecond(100, 100, 100, 100, 100, 100, 100).isSteady()).isFalse();
  }

  @Test
  void theSteadyThroughputIsThatOfTheLastFourWindows() {
    assertThat(perSecond(1, 1, 1, 1, 100, 200, 300, 400).steadyPerSecond()).isEqualTo(250);
  }

  @Test
  void itIsWarmBehindTheFirstWindowWithNineteenTwentieths() {
    assertThat(perSecond(10, 94, 95, 100, 100, 100, 100).secondsUntilWarm()).isEqualTo(12);
  }

  @Test
  void theShareAtTwentySecondsIsThatOfTheWindowThatEndsThere() {
    assertThat(perSecond(10, 20, 30, 40, 50, 60, 100, 100, 100, 100).shareAt(20)).isEqualTo(0.5);
  }

  @Test
  void behindTheLastWindowTheShareIsWhole() {
    assertThat(perSecond(10, 10).shareAt(20)).isEqualTo(1);
  }
}
