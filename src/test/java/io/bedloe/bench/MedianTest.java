package io.bedloe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

  @Test
  void theMedianOfAnOddNumberIsTheFigureInTheMiddle() {
    assertThat(Median.of(List.of(90, 1, 5), Integer::doubleValue)).isEqualTo(5);
  }

  @Test
  void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
    assertThat(Median.of(List.of(90, 1, 5, 8), Integer::doubleValue)).isEqualTo(6.5);
  }

  @Test
  void nothingHasNoMedian() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Median.of(List.<Integer>of(), Integer::doubleValue));
  }
}
