package io.bedloe.platform.http;

import io.bedloe.platform.crypto.Keyring;
import java.nio.charset.StandardCharsets;

/** Makes the digest of a request's body, which the reader of JSON fills otherwise. */
public final class SentBody {

  private SentBody() {}

  /** Returns the digest of a request with this JSON. */
  public static BodyDigest of(String json) {
    var digest = new BodyDigest(Keyring.of("secret"));
    digest.add(json.getBytes(StandardCharsets.UTF_8));
    return digest;
  }
}
