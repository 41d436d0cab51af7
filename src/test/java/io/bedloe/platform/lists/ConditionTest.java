package io.bedloe.platform.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void noConditionIsEnoughWhereOneOfSeveralMustHold() {
    assertThat(Condition.any(List.of())).isEqualTo(Condition.of("FALSE"));
    assertThat(Condition.any(List.of(own, small)))
        .isEqualTo(Condition.of("(owner = ? OR open) OR (size BETWEEN ? AND ?)", 1, 2, null));
  }

  @ParameterizedTest(name = "{0} values are {1} parameters")
  @CsvSource({"1, 1", "2, 2", "3, 4", "4, 4", "5, 8", "500, 512"})
  void eachOfSeveralValuesIsAParameterAndTheLastIsRepeatedUpToAPowerOfTwo(int values, int size) {
    var numbers = IntStream.rangeClosed(1, values).boxed().toList();
    var condition = Condition.oneOf("size", "integer", numbers);
    assertThat(condition.parameters()).hasSize(size).startsWith(numbers.toArray());
    assertThat(condition.parameters().subList(values, size))
        .allMatch(repeated -> repeated.equals(values));
    assertThat(condition.sql())
        .isEqualTo("size = ANY (ARRAY[?" + ", ?".repeat(size - 1) + "]::integer[])");
  }

  @Test
  void aGroupedConditionStandsBesideOtherOperators() {
    assertThat(own.grouped()).isEqualTo(Condition.of("(owner = ? OR open)", 1));
  }
}
