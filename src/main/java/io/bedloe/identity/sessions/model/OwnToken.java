package io.bedloe.identity.sessions.model;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an access token of this server whose signature, issuer and audience were verified.
 *
 * @param keyId the key that signed it
 * @param userId the owner's account ({@code sub})
 * @param sessionId the session ({@code sid})
 * @param notBefore when it becomes valid ({@code nbf}); null when it has no such claim
 * @param expiresAt when it expires ({@code exp})
 */
public record OwnToken(
    String keyId,
    AccountId userId,
    SessionId sessionId,
    @Nullable Instant notBefore,
    Instant expiresAt) {

  /** The maximum difference between the clocks of two servers. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

  /** Returns whether the token is valid at a time according to its claims. */
  public boolean isValidAt(Instant now) {
    return now.isBefore(expiresAt.plus(CLOCK_SKEW))
        && (notBefore == null || !now.plus(CLOCK_SKEW).isBefore(notBefore));
  }
}
