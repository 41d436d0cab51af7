package io.bedloe.commerce.imports.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bedloe.kernel.Rejected;
import io.bedloe.platform.http.HttpRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileBodyTest {

  private static final byte[] KEY = "a key for fingerprints".getBytes(StandardCharsets.UTF_8);

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
        .isEqualTo(HttpRule.BODY_TOO_LARGE);
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
    var print = one.fingerprint(KEY, "kind=products");
    assertThat(same.fingerprint(KEY, "kind=products")).isEqualTo(print);
    assertThat(other.fingerprint(KEY, "kind=products")).isNotEqualTo(print);
    var third = body(10, 100);
    third.readToEnd();
    assertThat(third.fingerprint(KEY, "kind=stock")).isNotEqualTo(print);
  }

  @Test
  void whoDoesNotHaveTheKeyCannotComputeTheFingerprint() throws IOException {
    var one = body(10, 100);
    one.readToEnd();
    var other = body(10, 100);
    other.readToEnd();
    assertThat(other.fingerprint(new byte[] {1}, "kind=stock"))
        .isNotEqualTo(one.fingerprint(KEY, "kind=stock"));
  }
}
