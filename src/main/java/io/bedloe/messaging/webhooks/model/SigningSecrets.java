package io.bedloe.messaging.webhooks.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a webhook: the current one and, after a rotation, the previous one until the
 * overlap has passed.
 *
 * @param previous null when there is none
 * @param previousUntil when the previous secret ends; null when there is none
 */
public record SigningSecrets(
    WebhookSecret current, @Nullable WebhookSecret previous, @Nullable Instant previousUntil) {

  public static SigningSecrets of(WebhookSecret only) {
    return new SigningSecrets(only, null, null);
  }

  /** Puts a new secret in place of the current one, which signs too until a time. */
  public SigningSecrets rotate(WebhookSecret next, Instant until) {
    return new SigningSecrets(next, current, until);
  }

  /** Returns the signatures of a message by all valid secrets, separated by spaces. */
  public String sign(String id, Instant at, byte[] body) {
    var signature = current.sign(id, at, body);
    return previous != null && previousUntil != null && previousUntil.isAfter(at)
        ? signature + " " + previous.sign(id, at, body)
        : signature;
  }
}
