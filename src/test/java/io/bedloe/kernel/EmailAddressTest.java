package io.bedloe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jane.doe+orders@sub.example.co.uk",
        "a@b",
        "\"jane doe\"@example.com",
        "\"a@b\".c@example.com",
        "o'neill@example.com",
        "j\u00fcrgen@b\u00fccher.example",
        "postmaster@[192.0.2.1]",
        "postmaster@[IPv6:2001:db8::1]",
        "a@b--c.example"
      })
  void anAddressOfRfc5321IsAccepted(String text) {
    assertThat(EmailAddress.isValid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jane.doe",
        "@example.com",
        "jane@",
        "jane doe@example.com",
        "jane@exam ple.com",
        "jane..doe@example.com",
        ".jane@example.com",
        "jane.@example.com",
        "jane@example..com",
        "jane@example.com.",
        "jane@-example.com",
        "jane@example-.com",
        "jane@[::1]",
        "jane@[IPv6:192.0.2.1]",
        "jane@[999.1.1.1]",
        "jane@example.com\r\nBcc: joe@example.com",
        "jane\n@example.com",
        "jane@example\u3002com",
        "jane@example\uff0ecom",
        "jane@ex\u0085ample.com",
        "jane@ex\u0378ample.com",
        "jane@example\ue000.com",
        "\"\"@example.com"
      })
  void aTextOfAnotherFormIsNoAddress(String text) {
    assertThat(EmailAddress.isWellFormed(text)).isFalse();
    assertThat(EmailAddress.isValid(text)).isFalse();
  }

  @Test
  void anAddressHasThreeTo254Characters() {
    var label = "x".repeat(61);
    var domain = "." + label + "." + label + "." + label;
    var longest = "jane@" + "y".repeat(254 - 5 - domain.length()) + domain;

    assertThat(longest).hasSize(254);
    assertThat(EmailAddress.isValid(longest)).isTrue();
    assertThat(EmailAddress.isWellFormed(longest + "z")).isTrue();
    assertThat(EmailAddress.isValid(longest + "z")).isFalse();
    assertThat(EmailAddress.isValid("a@b")).isTrue();
    assertThat(EmailAddress.isValid("a@")).isFalse();
  }

  @Test
  void theLocalPartHasUpTo64CharactersAndALabelOfTheDomainUpTo63() {
    assertThat(EmailAddress.isWellFormed("x".repeat(64) + "@example.com")).isTrue();
    assertThat(EmailAddress.isWellFormed("x".repeat(65) + "@example.com")).isFalse();
    assertThat(EmailAddress.isWellFormed("jane@" + "x".repeat(63) + ".example")).isTrue();
    assertThat(EmailAddress.isWellFormed("jane@" + "x".repeat(64) + ".example")).isFalse();
    assertThat(EmailAddress.isWellFormed("jane@" + "\u00fc".repeat(60) + ".example")).isFalse();
  }
}
