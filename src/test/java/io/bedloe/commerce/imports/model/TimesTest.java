package io.bedloe.commerce.imports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.kernel.InvalidValue;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static Instant read(@Nullable String pattern, String text) {
    return new Times(pattern, LONDON).reader().read(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2011-01-04 10:16:00, 2011-01-04T10:16:00Z",
    "2011-07-04 10:16:00, 2011-07-04T09:16:00Z",
    // The clocks skip 01:00 to 02:00 on the first day, and repeat it on the second.
    "2011-03-27 01:30:00, 2011-03-27T01:30:00Z",
    "2011-10-30 01:30:00, 2011-10-30T00:30:00Z"
  })
  void aLocalTimeIsOneOfItsZone(String text, Instant moment) {
    assertThat(read("yyyy-MM-dd HH:mm:ss", text)).isEqualTo(moment);
  }

  @ParameterizedTest
  @CsvSource({
    "2011-07-04, 2011-07-03T23:00:00Z",
    "2011-07-04T10:16, 2011-07-04T09:16:00Z",
    "2011-07-04T10:16:30, 2011-07-04T09:16:30Z",
    "2011-07-04T10:16:30.250Z, 2011-07-04T10:16:30.250Z",
    "2011-07-04T10:16:30+02:00, 2011-07-04T08:16:30Z"
  })
  void withoutAPatternItIsIso8601(String text, Instant moment) {
    assertThat(read(null, text)).isEqualTo(moment);
  }

  @Test
  void monthsAreEnglishInAnyCase() {
    assertThat(read("d-MMM-yy", "9-dec-11")).isEqualTo(Instant.parse("2011-12-09T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2011-02-30 10:00:00",
        "2011-13-01 10:00:00",
        "2011-01-01 24:01:00",
        "yesterday",
        ""
      })
  void aDayThatIsNotInTheCalendarIsNoDate(String text) {
    assertThatThrownBy(() -> read("yyyy-MM-dd HH:mm:ss", text)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yyyy-MM-dd hh:mm", "HH:mm", "yyyy-MM", "{", "'open", "QQQQQQQQQQ"})
  void aPatternThatCannotReadWhatItWritesIsRefused(String pattern) {
    assertThatThrownBy(() -> new Times(pattern, LONDON).mustBeReadable())
        .isInstanceOfSatisfying(
            InvalidValue.class, wrong -> assertThat(wrong.code()).isEqualTo("invalid-pattern"));
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd, 2011-07-04, 2011-07-03T23:00:00Z",
    "M/d/yyyy H:mm, 7/4/2011 9:05, 2011-07-04T08:05:00Z",
    "dd.MM.uuuu HH:mm, 04.07.2011 09:05, 2011-07-04T08:05:00Z",
    "yyyyMMdd, 20110704, 2011-07-03T23:00:00Z",
    ", 2011-07-04, 2011-07-03T23:00:00Z"
  })
  void usualPatternsAreTaken(@Nullable String pattern, String text, Instant moment) {
    assertThatCode(() -> new Times(pattern, LONDON).mustBeReadable()).doesNotThrowAnyException();
    assertThat(read(pattern, text)).isEqualTo(moment);
  }
}
