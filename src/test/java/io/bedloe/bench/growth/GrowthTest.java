package io.bedloe.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.dev.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthTest {

  @Test
  void aScaleIsANumberFromAboveZeroToAHundred() {
    assertThat(Growth.scale("0.05")).isEqualTo(0.05);
    assertThat(Growth.scale("1")).isEqualTo(1);
    assertThat(Growth.scale("100")).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "0", "-1", "1e9", "100.1", "NaN"})
  void anyOtherScaleIsRefusedWithTheOnesThatAreExpected(String text) {
    assertThatThrownBy(() -> Growth.scale(text))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "SCALE has to be a number above 0 and at most 100, such as 0.05, and is \"%s\"."
                .formatted(text));
  }
}
