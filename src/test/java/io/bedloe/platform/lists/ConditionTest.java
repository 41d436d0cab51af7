package io.bedloe.platform.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {

  private final Condition own = Condition.of("owner = ? OR open", 1);
  private final Condition small = Condition.of("size BETWEEN ? AND ?", 2, null);

  @Test
  void noConditionsAreTrue() {
    assertThat(Condition.all(List.of())).isEqualTo(Condition.of("TRUE"));
  }

  @Test
  void severalConditionsAllHoldAndKeepTheOrderOfTheirParameters() {
    assertThat(Condition.all(List.of(own, small)))
        .isEqualTo(Condition.of("(owner = ? OR open) AND (size BETWEEN ? AND ?)", 1, 2, null));
  }

  @Test
  void aGroupedConditionStandsBesideOtherOperators() {
    assertThat(own.grouped()).isEqualTo(Condition.of("(owner = ? OR open)", 1));
  }
}
