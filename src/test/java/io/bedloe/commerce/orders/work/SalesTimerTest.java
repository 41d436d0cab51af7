package io.bedloe.commerce.orders.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SalesTimerTest {

  private final List<Integer> attempts = new ArrayList<>();

  @Test
  void manyDaysAreSummarizedAtATimeWhileThatSucceeds() {
    SalesTimer.summarizeAll(
        days -> {
          attempts.add(days);
          return attempts.size() < 3;
        });
    assertThat(attempts).containsExactly(31, 31, 31);
  }

  @Test
  void afterAFailureEachDayHasATransactionOfItsOwn() {
    SalesTimer.summarizeAll(
        days -> {
          attempts.add(days);
          if (days > 1) {
            throw new IllegalStateException("canceling statement due to statement timeout");
          }
          return attempts.size() < 4;
        });
    assertThat(attempts).containsExactly(31, 1, 1, 1);
  }

  @Test
  void theFailureOfASingleDayEndsTheRun() {
    assertThatThrownBy(
            () ->
                SalesTimer.summarizeAll(
                    days -> {
                      attempts.add(days);
                      throw new IllegalStateException("for " + days);
                    }))
        .hasMessage("for 1");
    assertThat(attempts).containsExactly(31, 1);
  }
}
