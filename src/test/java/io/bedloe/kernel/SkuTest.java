package io.bedloe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkuTest {

  @Test
  void blanksAtTheEndsAreRemovedAndAccentsAreComposed() {
    assertThat(new Sku(" \tCAFE\u0301 1 ").value()).isEqualTo("CAF\u00c9 1");
  }

  @Test
  void aSkuHasOneToSixtyFourCharacters() {
    assertThat(new Sku("x".repeat(64)).value()).hasSize(64);
    assertThat(code("x".repeat(65))).isEqualTo("too-long");
    assertThat(code("  ")).isEqualTo("required");
  }

  @Test
  void controlCharactersAreRefused() {
    assertThat(code("A\tB")).isEqualTo("control-character");
    assertThat(code("A\u0085B")).isEqualTo("control-character");
    assertThat(code("A\u0000B")).isEqualTo("control-character");
    assertThat(new Sku("A B/\u00df-\u65e5").value()).isEqualTo("A B/\u00df-\u65e5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u202e", "\u200b", "\u200d", "\u00ad", "\u2066", "\ufeff", "\u061c"})
  void invisibleFormatCharactersAreRefused(String invisible) {
    assertThat(code("LAMP" + invisible + "1")).isEqualTo("control-character");
  }

  private static String code(String text) {
    return catchThrowableOfType(InvalidValue.class, () -> new Sku(text)).code();
  }

  @ParameterizedTest
  @CsvSource({"LAMP-1, lamp-1", "\u00c4pfel, \u00e4PFEL", "' A1', a1", "E\u0301, \u00e9"})
  void skusThatDifferInCaseAloneHaveOneKey(String one, String other) {
    assertThat(Sku.key(one)).isEqualTo(Sku.key(other));
  }
}
