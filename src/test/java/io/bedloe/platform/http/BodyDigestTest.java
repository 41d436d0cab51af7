package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BodyDigestTest {

  private static final byte[] KEY = new byte[32];

  private static String fingerprint(String json) {
    return BodyDigest.fingerprint(KEY, "POST /users", json.getBytes(StandardCharsets.UTF_8));
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
    var other = KEY.clone();
    other[0] = 1;
    assertThat(fingerprint(body))
        .isNotEqualTo(
            BodyDigest.fingerprint(other, "POST /users", body.getBytes(StandardCharsets.UTF_8)));
    var sha = MessageDigest.getInstance("SHA-256");
    var inner = sha.digest(body.getBytes(StandardCharsets.UTF_8));
    sha.update("POST /users\0".getBytes(StandardCharsets.UTF_8));
    assertThat(fingerprint(body)).isNotEqualTo(HexFormat.of().formatHex(sha.digest(inner)));
  }
}
