package io.bedloe.commerce.imports.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.kernel.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {

  /** The SHA-256 of "hello", computed independently. */
  private static final String HELLO = "sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:";

  private static byte[] sha256(String body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void check(@Nullable String header, String body) {
    ContentDigest.parse(header, () -> sha256(body)).mustBeKept();
  }

  @ParameterizedTest
  @ValueSource(strings = {HELLO, "sha-512=:AAAA:, " + HELLO, HELLO + ", sha-512=:AAAA:"})
  void aMatchingDigestIsAcceptedAndAnotherRefused(String header) {
    assertThatCode(() -> check(header, "hello")).doesNotThrowAnyException();
    assertThat(catchThrowableOfType(Rejected.class, () -> check(header, "hell")).rule())
        .isEqualTo(ImportRule.CONTENT_DIGEST_MISMATCH);
  }

  @Test
  void aBodyWithoutAKnownDigestIsAccepted() {
    assertThatCode(() -> check(null, "anything")).doesNotThrowAnyException();
    assertThatCode(() -> check("sha-512=:AAAA:", "anything")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha-256=abc", "sha-256=:a b:", "sha-256=:====:"})
  void aMalformedDigestIsRefused(String header) {
    assertThat(catchThrowableOfType(Rejected.class, () -> check(header, "hello")).rule())
        .isEqualTo(ImportRule.INVALID_IMPORT);
  }
}
