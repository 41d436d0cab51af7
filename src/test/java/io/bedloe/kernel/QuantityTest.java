package io.bedloe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class QuantityTest {

  @Test
  void aQuantityIsNotZero() {
    assertThat(new Quantity(1).value()).isEqualTo(1);
    assertThat(new Quantity(-1).value()).isEqualTo(-1);
    assertThat(code(0)).isEqualTo("not-zero");
  }

  @Test
  void aQuantityHasAtMostAThousandMillionPieces() {
    assertThat(new Quantity(1_000_000_000).value()).isEqualTo(1_000_000_000);
    assertThat(new Quantity(-1_000_000_000).value()).isEqualTo(-1_000_000_000);
    assertThat(code(1_000_000_001)).isEqualTo("out-of-range");
    assertThat(code(-1_000_000_001)).isEqualTo("out-of-range");
    assertThat(code(Long.MIN_VALUE)).isEqualTo("out-of-range");
  }

  private static String code(long pieces) {
    return catchThrowableOfType(InvalidValue.class, () -> new Quantity(pieces)).code();
  }
}
