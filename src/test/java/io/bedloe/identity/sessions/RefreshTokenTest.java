package io.bedloe.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {

  private static final String SECRET = "a secret of the server";

  private final RefreshToken token = RefreshToken.first(new SecureRandom());

  @Test
  void theNextTokenIsTheSameForTheSameTokenAndSecretAlone() {
    assertThat(token.next(SECRET)).isEqualTo(token.next(SECRET));
    assertThat(token.next(SECRET)).isNotEqualTo(token.next("another secret"));
    assertThat(token.next(SECRET))
        .isNotEqualTo(RefreshToken.first(new SecureRandom()).next(SECRET));
  }

  @Test
  void itsTextIsInNoLogAndNoDatabase() {
    assertThat(token.toString()).doesNotContain(token.text());
    assertThat(token.hash()).hasSize(64).isNotEqualTo(token.text());
  }

  @Test
  void itHas256Bits() {
    assertThat(token.text()).matches("bdr_[A-Za-z0-9_-]{43}");
  }
}
