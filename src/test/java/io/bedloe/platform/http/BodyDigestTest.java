package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.crypto.Digests;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.crypto.MacKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BodyDigestTest {

  private static final MacKeys KEYS = Keyring.of("secret").macs(BodyDigest.PURPOSE);

  private static String fingerprint(String json) {
    return BodyDigest.fingerprint(KEYS, "POST /users", json.getBytes(StandardCharsets.UTF_8))
        .text();
  }

  @Test
  void theOrderOfMembersAndWhiteSpaceDoNotMatter() {
    assertThat(fingerprint("{\"b\":{\"d\":1,\"c\":[{\"f\":1,\"e\":2}]},\"a\":null}"))
        .isEqualTo(fingerprint(" {\"a\":null, \"b\":{\"c\":[{\"e\":2,\"f\":1}],\"d\":1}}"));
  }

  @Test
  void theOrderOfElementsAndEveryValueMatter() {
    assertThat(fingerprint("{\"a\":[1,2]}")).isNotEqualTo(fingerprint("{\"a\":[2,1]}"));
    assertThat(fingerprint("{\"a\":null}")).isNotEqualTo(fingerprint("{}"));
    assertThat(fingerprint("{\"a\":\"1\"}")).isNotEqualTo(fingerprint("{\"a\":1}"));
  }

  @Test
  void aPasswordInABodyCannotBeTriedOutWithoutTheKey() throws Exception {
    var body = "{\"password\":\"correct horse\"}";
    var other = Keyring.of("another secret").macs(BodyDigest.PURPOSE);
    assertThat(fingerprint(body))
        .isNotEqualTo(
            BodyDigest.fingerprint(other, "POST /users", body.getBytes(StandardCharsets.UTF_8))
                .text());
    var sha = MessageDigest.getInstance("SHA-256");
    var inner = sha.digest(body.getBytes(StandardCharsets.UTF_8));
    sha.update("POST /users\0".getBytes(StandardCharsets.UTF_8));
    assertThat(fingerprint(body)).isNotEqualTo(HexFormat.of().formatHex(sha.digest(inner)));
  }

  @Test
  void aServerOfTheVersionBeforeComputesTheSameFingerprint() {
    // The version before derived the key with HMAC and had neither a version nor a secret's id
    var key = Digests.hmac(bytes("secret"), bytes("idempotency-fingerprint"));
    var code = Digests.hmac(key, bytes("POST /users"), new byte[1], bytes("{\"a\":1}"));
    assertThat(fingerprint("{\"a\":1}")).isEqualTo(HexFormat.of().formatHex(code));
  }

  @Test
  void aRepeatedRequestIsRecognizedAcrossARotationOfTheSecret() {
    var stored = fingerprint("{\"a\":1}");
    var after = Keyring.of("next", "secret").macs(BodyDigest.PURPOSE);
    assertThat(BodyDigest.fingerprint(after, "POST /users", bytes("{\"a\":1}")).matches(stored))
        .isTrue();
    assertThat(BodyDigest.fingerprint(after, "POST /users", bytes("{\"a\":2}")).matches(stored))
        .isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
