package io.bedloe.platform.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedValuesTest {

  @Test
  void valuesAreSeparatedByCommas() {
    assertThat(QuotedValues.split("A,B,")).containsExactly("A", "B", "");
    assertThat(QuotedValues.split("")).containsExactly("");
    assertThat(QuotedValues.split(",A")).containsExactly("", "A");
    assertThat(QuotedValues.split("5\",6")).containsExactly("5\"", "6");
  }

  @Test
  void aQuotedValueHoldsCommasAndQuotationMarks() {
    assertThat(QuotedValues.split("\"A,1\",B")).containsExactly("A,1", "B");
    assertThat(QuotedValues.split("B,\"say \"\"hi\"\", you\""))
        .containsExactly("B", "say \"hi\", you");
    assertThat(QuotedValues.split("\"\",A")).containsExactly("", "A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"A", "\"A\"B", "A,\""})
  void aQuotationThatIsNotOneIsRefused(String text) {
    assertThatThrownBy(() -> QuotedValues.split(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
