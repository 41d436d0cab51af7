package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "*/*",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "application/json;q=1.000;charset=\"a;b,c\"",
        "application/vnd.a+json;version=1;q=0",
        "",
        "a/b;;,",
      })
  void rangesThatClientsSendAreValid(String accept) {
    assertThat(MediaTypes.areRanges(accept)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html;q=abc", "*/*;q=", "foo", ";", "a/b/c", "a/b;q=2", "a/b;c=\"", "a b/c"})
  void rangesThatCannotBeReadAreNot(String accept) {
    assertThat(MediaTypes.areRanges(accept)).isFalse();
  }

  @Test
  void longHeadersAreReadWithoutGoingBack() {
    assertThat(MediaTypes.areRanges(" ".repeat(100_000) + "x")).isFalse();
    assertThat(MediaTypes.areRanges("a/b" + ";".repeat(100_000) + "/")).isFalse();
    assertThat(MediaTypes.areRanges("a/b;c=\"" + "\\".repeat(100_000))).isFalse();
    assertThat(MediaTypes.isType("a/b" + " ;".repeat(100_000) + "/")).isFalse();
  }

  @Test
  void aTypeMayHaveParametersAndIsOne() {
    assertThat(MediaTypes.isType("application/json; charset=\"utf-8\"")).isTrue();
    assertThat(MediaTypes.isType("application/json;;")).isTrue();
    assertThat(MediaTypes.isType("application/json, text/html")).isFalse();
    assertThat(MediaTypes.isType("application/json;q=\"")).isFalse();
  }
}
