package io.bedloe.platform.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LoginSecretTest {

  private final LoginSecret secret = new LoginSecret("abc");

  @Test
  void stateNonceVerifierAndHashAreDifferentAndStayTheSame() {
    var all =
        Set.of(secret.state(), secret.nonce(), secret.verifier(), secret.hash(), secret.text());
    assertThat(all).hasSize(5);
    assertThat(new LoginSecret("abc").verifier()).isEqualTo(secret.verifier()).hasSize(43);
    assertThat(new LoginSecret("abd").state()).isNotEqualTo(secret.state());
  }

  @Test
  void aStateIsOfItsSecretAlone() {
    assertThat(secret.isOf(secret.state())).isTrue();
    assertThat(secret.isOf(secret.nonce())).isFalse();
    assertThat(secret.isOf("")).isFalse();
  }

  @Test
  void theSecretIsNotShown() {
    assertThat(secret.toString()).doesNotContain("abc");
  }
}
