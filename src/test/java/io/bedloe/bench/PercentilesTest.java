package io.bedloe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void theNearestRankIsTakenOfUnsortedTimes() {
    var times = DoubleStream.iterate(100, time -> time - 1).limit(100).toArray();
    assertThat(Percentiles.of(times)).isEqualTo(new Percentiles(50, 95, 99));
  }

  @Test
  void aRankBetweenTwoTimesIsTheLaterOne() {
    assertThat(Percentiles.of(1, 2, 3)).isEqualTo(new Percentiles(2, 3, 3));
  }

  @Test
  void aSingleTimeIsEveryPercentile() {
    assertThat(Percentiles.of(7)).isEqualTo(new Percentiles(7, 7, 7));
  }

  @Test
  void withoutTimesThereAreZeros() {
    assertThat(Percentiles.of()).isEqualTo(new Percentiles(0, 0, 0));
  }
}
