package io.bedloe.commerce.imports.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.crypto.MacKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FileBodyTest {

  private static final KeyPurpose PURPOSE =
      KeyPurpose.of("import-fingerprint", EarlierDerivation.HMAC_OF_LABEL);
  private static final MacKeys KEYS = Keyring.of("a secret").macs(PURPOSE);

  private static FileBody body(int bytes, long most) {
    return new FileBody(new ByteArrayInputStream(new byte[bytes]), most);
  }

  @Test
  void aFileOfTheLimitIsRead() throws IOException {
    assertThat(body(1_000, 1_000).readAllBytes()).hasSize(1_000);
  }

  @Test
  void aFileBeyondTheLimitIsRefused() {
    var body = body(1_001, 1_000);
    assertThat(catchThrowableOfType(Rejected.class, body::readAllBytes).rule())
        .isEqualTo(RequestRule.BODY_TOO_LARGE);
  }

  @Test
  void theFingerprintTellsFilesAndWordsApart() throws IOException {
    var one = body(10, 100);
    one.readToEnd();
    var same = body(10, 100);
    assertThat(same.read()).isZero();
    same.readToEnd();
    var other = body(11, 100);
    other.readToEnd();
    var print = one.fingerprint(KEYS, "kind=products").text();
    assertThat(same.fingerprint(KEYS, "kind=products").text()).isEqualTo(print);
    assertThat(other.fingerprint(KEYS, "kind=products").text()).isNotEqualTo(print);
    var third = body(10, 100);
    third.readToEnd();
    assertThat(third.fingerprint(KEYS, "kind=stock").text()).isNotEqualTo(print);
  }

  @Test
  void whoDoesNotHaveTheKeyCannotComputeTheFingerprint() throws IOException {
    var one = body(10, 100);
    one.readToEnd();
    var other = body(10, 100);
    other.readToEnd();
    assertThat(other.fingerprint(Keyring.of("another").macs(PURPOSE), "kind=stock").text())
        .isNotEqualTo(one.fingerprint(KEYS, "kind=stock").text());
  }
}
