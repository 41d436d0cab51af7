package io.bedloe.identity.federation.model;

import io.bedloe.platform.oidc.LoginSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in elsewhere that has begun and not come back yet; the browser keeps it.
 *
 * @param linking who adds an identity to an account; null for who signs in
 * @param former the session that the browser had when the sign-in began, which ends when somebody
 *     is signed in; null when it had none
 */
public record AuthorizationRequestState(
    LoginSecret secret,
    String provider,
    @Nullable Linking linking,
    @Nullable UUID former,
    Instant expiresAt) {

  /** Time to find one's password and second factor there. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  /**
   * The request of an account to link an identity.
   *
   * @param sessionId the session in which it was begun, and has to be finished
   */
  public record Linking(UUID userId, UUID sessionId) {}

  public boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
