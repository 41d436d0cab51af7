package io.bedloe.identity.federation.model;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.oidc.LoginSecret;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of an authorization request that was sent and not answered yet; the browser keeps it.
 *
 * @param linking the account that links an identity; null for a sign-in
 * @param former the session that the browser had when the sign-in began and that ends when it
 *     succeeds; null when it had none
 */
public record AuthorizationRequestState(
    LoginSecret secret,
    String provider,
    @Nullable Linking linking,
    @Nullable SessionId former,
    Instant expiresAt) {

  /** The user needs this time for the password and the second factor at the provider. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  /**
   * The request of an account to link an identity.
   *
   * @param sessionId the session in which the request began and must end
   */
  public record Linking(AccountId userId, SessionId sessionId) {}

  public boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
