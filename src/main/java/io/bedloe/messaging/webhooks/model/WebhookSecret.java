package io.bedloe.messaging.webhooks.model;

import io.bedloe.platform.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * The secret of a webhook, which signs its messages as Standard Webhooks 1.0.0 specifies. Its text
 * is {@code whsec_} and the Base64 of 24 to 64 bytes.
 */
public final class WebhookSecret {

  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final int FEWEST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  /** As many bytes as the digest of SHA-256 has (RFC 2104, 3). */
  private static final int GENERATED_BYTES = 32;

  private final byte[] key;

  private WebhookSecret(byte[] key) {
    this.key = key;
  }

  public static WebhookSecret generate(SecureRandom random) {
    var key = new byte[GENERATED_BYTES];
    random.nextBytes(key);
    return new WebhookSecret(key);
  }

  /** Parses a secret; throws {@link IllegalArgumentException} when the text is not one. */
  public static WebhookSecret parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a secret begins with " + PREFIX);
    }
    var key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
    if (key.length < FEWEST_BYTES || key.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a secret has %d to %d bytes".formatted(FEWEST_BYTES, MOST_BYTES));
    }
    return new WebhookSecret(key);
  }

  /** Returns the text that the receiver is configured with. */
  public String reveal() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /**
   * Returns the signature of a message: of its id, its time in seconds and its body, separated by
   * full stops.
   */
  public String sign(String id, Instant at, byte[] body) {
    var start = (id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
    return VERSION + Base64.getEncoder().encodeToString(Digests.hmac(key, start, body));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WebhookSecret secret && Arrays.equals(key, secret.key);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key);
  }

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
