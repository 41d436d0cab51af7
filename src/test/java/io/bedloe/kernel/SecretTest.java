package io.bedloe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

  private record Holder(Secret<String> password) {}

  @Test
  void aSecretDoesNotPrintItsContent() {
    assertThat("" + new Holder(Secret.of("tiger"))).isEqualTo("Holder[password=[secret]]");
  }

  @Test
  void aSecretRevealsItsContentAndEqualsOneOfTheSame() {
    assertThat(Secret.of("tiger").reveal()).isEqualTo("tiger");
    assertThat(Secret.of("tiger")).isEqualTo(Secret.of("tiger")).isNotEqualTo(Secret.of("lion"));
    assertThat(Secret.of("tiger")).hasSameHashCodeAs(Secret.of("tiger"));
  }
}
