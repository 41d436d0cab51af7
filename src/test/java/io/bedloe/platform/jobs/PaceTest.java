package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void aPeriodOfOneSecondTakesEachTickAlsoWhenOneIsEarly() {
    var pace = new Pace(Duration.ofSeconds(1));
    assertThat(List.of(0L, 990L, 2_010L, 2_990L))
        .allMatch(millis -> pace.isDue(TimeUnit.MILLISECONDS.toNanos(millis)));
  }

  @Test
  void aLongerPeriodTakesTheFirstTickAndThoseAtItsEnds() {
    var pace = new Pace(Duration.ofSeconds(4));
    var due = new ArrayList<Integer>();
    for (int second = 0; second < 12; second++) {
      if (pace.isDue(TimeUnit.SECONDS.toNanos(second))) {
        due.add(second);
      }
    }
    assertThat(due).containsExactly(0, 4, 8);
  }

  @Test
  void afterAPauseItActsAtTheEndOfThePause() {
    var pace = new Pace(Duration.ofSeconds(2));
    pace.pause(0, Duration.ofSeconds(8));
    assertThat(List.of(1L, 2L, 4L, 7L))
        .noneMatch(second -> pace.isDue(TimeUnit.SECONDS.toNanos(second)));
    assertThat(pace.isDue(TimeUnit.SECONDS.toNanos(8))).isTrue();
  }
}
