package io.bedloe.identity.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.crypto.Digests;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.crypto.MacKeys;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {

  private static final KeyPurpose PURPOSE =
      KeyPurpose.of("refresh token", EarlierDerivation.SECRET).writtenAsVersion0();
  private static final MacKeys KEYS = Keyring.of("a secret").macs(PURPOSE);

  private final RefreshToken token = RefreshToken.first(new SecureRandom());

  @Test
  void theSuccessorIsTheSameForTheSameTokenAndSecretAlone() {
    assertThat(token.successors(KEYS)).isEqualTo(token.successors(KEYS)).doesNotHaveDuplicates();
    assertThat(token.successors(KEYS))
        .doesNotContainAnyElementsOf(token.successors(Keyring.of("another secret").macs(PURPOSE)))
        .doesNotContainAnyElementsOf(RefreshToken.first(new SecureRandom()).successors(KEYS));
  }

  @Test
  void theSuccessorThatAServerWithThePreviousSecretStoredIsFound() {
    var stored = token.successors(KEYS).get(0);
    var rotated = Keyring.of("the next secret", "a secret").macs(PURPOSE);
    assertThat(token.successors(rotated)).contains(stored);
    assertThat(token.successors(rotated).get(0)).isNotEqualTo(stored);
    var other = Keyring.of("a secret", "the next secret").macs(PURPOSE);
    assertThat(token.successors(other)).contains(token.successors(rotated).get(0));
  }

  @Test
  void aServerOfTheVersionBeforeDerivesTheSameSuccessor() {
    var mac = Digests.hmac("a secret".getBytes(UTF_8), ("refresh " + token.text()).getBytes(UTF_8));
    assertThat(token.successors(KEYS).get(0).text())
        .isEqualTo("bdr_" + Base64.getUrlEncoder().withoutPadding().encodeToString(mac));
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
