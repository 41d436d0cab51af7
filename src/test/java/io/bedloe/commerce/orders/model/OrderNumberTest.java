package io.bedloe.commerce.orders.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrderNumberTest {

  @Test
  void theYearInUtcAndSixDigitsMakeTheNumber() {
    assertThat(OrderNumber.of(Instant.parse("2026-12-31T23:59:59Z"), 42)).isEqualTo("2026-000042");
    assertThat(OrderNumber.of(Instant.parse("2027-01-01T00:00:00Z"), 43)).isEqualTo("2027-000043");
  }

  @Test
  void longSerialsAreNotCutAndEarlyYearsHaveFourDigits() {
    assertThat(OrderNumber.of(Instant.parse("0987-05-06T12:00:00Z"), 1_234_567))
        .isEqualTo("0987-1234567");
  }
}
