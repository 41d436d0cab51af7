package io.bedloe.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a\r\nBcc: x@example.com",
        "a\nb",
        "a\rb",
        "a\0b",
        "a\u0085b",
        "a\u2028b"
      })
  void noHeaderCanBeForged(String header) {
    assertThatThrownBy(() -> new Mail(header, "Subject", "text", null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("address");
    assertThatThrownBy(() -> new Mail("x@example.com", header, "text", null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("subject");
  }

  @Test
  void itsTextAndItsAddressAreInNoLog() {
    assertThat(new Mail("x@example.com", "Subject", "a secret\nof two lines", null, null))
        .hasToString("Subject");
  }
}
