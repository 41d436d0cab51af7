package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static List<String> next(String cron, String after, ZoneId zone, int number) {
    var times = new ArrayList<String>();
    var time = Instant.parse(after);
    for (int i = 0; i < number; i++) {
      time = Cron.parse(cron).next(time, zone).orElseThrow();
      times.add(time.toString());
    }
    return times;
  }

  @ParameterizedTest
  @CsvSource({
    "*/5 * * * *, 2026-11-23T00:00:00Z, 2026-11-23T00:05:00Z",
    "*/5 * * * *, 2026-11-23T00:04:59.999Z, 2026-11-23T00:05:00Z",
    "17 * * * *, 2026-11-23T23:17:00Z, 2026-11-24T00:17:00Z",
    "0 3 1 * *, 2026-11-23T00:00:00Z, 2026-12-01T03:00:00Z",
    "0 3 * * 0, 2026-11-23T00:00:00Z, 2026-11-29T03:00:00Z",
    "0 3 * * 7, 2026-11-23T00:00:00Z, 2026-11-29T03:00:00Z",
    "0 9-17/4 * * 1-5, 2026-11-20T17:00:00Z, 2026-11-23T09:00:00Z",
    "0 0 13 * 5, 2026-11-23T00:00:00Z, 2026-11-27T00:00:00Z",
    "0 0 29 2 *, 2026-11-23T00:00:00Z, 2028-02-29T00:00:00Z",
    "10/20 5 * * *, 2026-11-23T05:10:00Z, 2026-11-23T05:30:00Z"
  })
  void theNextTimeIsTheFirstThatMatches(String cron, String after, String next) {
    assertThat(next(cron, after, ZoneId.of("UTC"), 1)).containsExactly(next);
  }

  @Test
  void aTimeInTheGapOfSpringIsRunWhenTheGapEnds() {
    assertThat(next("30 1 * * *", "2026-03-28T02:00:00Z", LONDON, 2))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void aTimeInTheOverlapOfAutumnIsRunOnce() {
    assertThat(next("30 1 * * *", "2026-10-24T12:00:00Z", LONDON, 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
  }

  @Test
  void anIntervalGoesOnInBothHoursOfTheOverlapAndOverTheGap() {
    assertThat(next("*/30 * * * *", "2026-10-25T00:00:00Z", LONDON, 4))
        .containsExactly(
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T01:30:00Z",
            "2026-10-25T02:00:00Z");
    assertThat(next("*/30 * * * *", "2026-03-29T00:00:00Z", LONDON, 3))
        .containsExactly("2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z");
  }

  @Test
  void aDayThatNeverComesHasNoNextTime() {
    assertThat(Cron.parse("0 0 31 2 *").next(Instant.parse("2026-11-23T00:00:00Z"), LONDON))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "5-1 * * * *",
        "*/0 * * * *",
        "a * * * *",
        "* * * JAN *",
        "1,,2 * * * *"
      })
  void anExpressionThatIsNotCronIsRefused(String wrong) {
    assertThatThrownBy(() -> Cron.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
  }
}
