package io.bedloe.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsSettingsTest {

  @Test
  void aLongTokenIsAccepted() {
    var token = "0123456789abcdef".repeat(2);
    assertThat(MetricsSettings.TOKEN.reader().apply(token).reveal()).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789abcdef0123456789abcde",
        "0123456789abcdef 0123456789abcdef",
        "0123456789abcdef0123456789abcd\u00e9f"
      })
  void aTokenThatIsShortOrThatNoHeaderCanHaveIsRefused(String token) {
    assertThatThrownBy(() -> MetricsSettings.TOKEN.reader().apply(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 or more");
  }
}
