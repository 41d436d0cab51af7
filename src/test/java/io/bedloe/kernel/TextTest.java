package io.bedloe.kernel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "O'Brien", "株式会社", "\ud83d\ude00", "a\ud83d\ude00b\uffff", "\u0001\t\n"})
  void wellFormedUtf8IsStorable(String text) {
    assertThatCode(() -> Text.mustBeStorable(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\0", "a\0", "\ud83d", "\ude00", "\ude00\ud83d", "a\ud83db", "\ud83d\ud83d\ude00"})
  void nulAndUnpairedSurrogatesAreRefused(String text) {
    assertThatThrownBy(() -> Text.mustBeStorable(text)).isInstanceOf(InvalidValue.class);
  }
}
