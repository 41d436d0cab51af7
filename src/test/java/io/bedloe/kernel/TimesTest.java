package io.bedloe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "0001-01-01T00:00:00Z, true",
    "0000-12-31T23:59:59.999999999Z, false",
    "9999-12-31T23:59:59Z, true",
    "9999-12-31T23:59:59.000000001Z, false",
    "2026-11-22T10:00:00Z, true"
  })
  void aTimeIsStorableInTheYears1To9999(Instant time, boolean storable) {
    assertThat(Times.isStorable(time)).isEqualTo(storable);
    if (storable) {
      Times.mustBeStorable(time);
    } else {
      refused(time);
    }
  }

  private static void refused(Instant time) {
    assertThatThrownBy(() -> Times.mustBeStorable(time))
        .isInstanceOfSatisfying(
            InvalidValue.class, refused -> assertThat(refused.code()).isEqualTo("out-of-range"));
  }

  @Test
  void aDayIsStorableInTheYears1To9999() {
    Times.mustBeStorable(LocalDate.of(1, 1, 1));
    Times.mustBeStorable(LocalDate.of(9999, 12, 31));
    assertThatThrownBy(() -> Times.mustBeStorable(LocalDate.of(0, 12, 31)))
        .hasMessage("outside of the years 1 to 9999");
    assertThatThrownBy(() -> Times.mustBeStorable(LocalDate.of(10_000, 1, 1)))
        .hasMessage("outside of the years 1 to 9999");
  }

  @Test
  void aBlankInPlaceOfThePlusOfAnOffsetIsExplained() {
    assertThat(Times.hint("2026-11-22T10:00:00 01:00")).contains("%2B");
    assertThat(Times.hint(" 2026-11-22")).contains("%2B");
    assertThat(Times.hint("2026-11-22T10:00:00+01:00")).isEmpty();
  }
}
