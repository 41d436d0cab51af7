package io.bedloe.identity.sessions.model;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Claims of an access token of ours whose signature, issuer and audience were verified.
 *
 * @param keyId the key that signed it
 * @param userId whose it is ({@code sub})
 * @param sessionId the session that it belongs to ({@code sid})
 * @param notBefore from when on it is valid ({@code nbf}); null when it does not say
 * @param expiresAt until when it is valid ({@code exp})
 */
public record OwnToken(
    String keyId, UUID userId, UUID sessionId, @Nullable Instant notBefore, Instant expiresAt) {

  /** How much the clocks of two servers may differ. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

  /** Whether it is valid by its own times. */
  public boolean isValidAt(Instant now) {
    return now.isBefore(expiresAt.plus(CLOCK_SKEW))
        && (notBefore == null || !now.plus(CLOCK_SKEW).isBefore(notBefore));
  }
}
