package io.bedloe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests that the files of /proc are read as proc(5) describes them. */
class ProcessTreeTest {

  @Test
  void theNameOfAProgramMayHoldBlanksAndParentheses() {
    var line = "4711 (a) b (c) S 42 1 1 0 -1 4194560 100 200 0 0 30 12 7 5 20 0 1 0 999 0 0";
    assertThat(ProcessStat.parse(line)).isEqualTo(new ProcessStat(42, 42, 12));
  }

  @Test
  void theProportionalSetSizeIsRead() {
    var smaps =
        """
        55a000000000-7fff00000000 ---p 00000000 00:00 0    [rollup]
        Rss:              123456 kB
        Pss:               65432 kB
        Pss_Dirty:         60000 kB
        """;
    assertThat(ProcessTree.pss(smaps)).isEqualTo(65_432);
  }

  @Test
  void aProcessWithoutMemoryHasNone() {
    assertThat(ProcessTree.pss("")).isZero();
  }

  @Test
  void timeThatTheMachineWaitedOrWasIdleIsNotBusy() {
    var stat = "cpu  100 20 300 9999 9999 40 5 9999 0 0\ncpu0 50 10 150 0 0 20 2 0 0 0\n";
    assertThat(ProcessTree.busy(stat)).isEqualTo(4.65);
  }
}
