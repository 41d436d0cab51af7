package io.bedloe.commerce.imports.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "respond-async",
        "Respond-Async",
        "wait=10, respond-async",
        "respond-async; foo=bar , wait=1",
        " respond-async"
      })
  void anAsynchronousResponseCanBePreferred(String field) {
    assertThat(Prefer.respondsAsync(List.of(field))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wait=10",
        "return=respond-async",
        "respond-asynchronously",
        "a;respond-async"
      })
  void otherPreferencesAreIgnored(String field) {
    assertThat(Prefer.respondsAsync(List.of(field))).isFalse();
  }

  @Test
  void thePreferenceCanStandInAnyHeaderField() {
    assertThat(Prefer.respondsAsync(List.of("wait=1", "respond-async"))).isTrue();
    assertThat(Prefer.respondsAsync(List.of())).isFalse();
  }
}
