package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.accounts.KnownPassword;
import io.bedloe.identity.accounts.PasswordRule;
import io.bedloe.identity.federation.model.AuthorizationRequestState;
import io.bedloe.identity.federation.model.AuthorizationRequestState.Linking;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.IpRange;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.oidc.CodeFlow;
import io.bedloe.platform.oidc.LoginSecret;
import io.bedloe.platform.ratelimit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends a browser to an identity provider to sign in. */
@ApplicationScoped
public class StartFederatedSignIn {

  /**
   * The limit allows a large office with one address in which everybody signs in within a minute.
   */
  private static final int PER_MINUTE = 300;

  private final CodeFlow flow;
  private final StateCookie seal;
  private final KnownPassword known;
  private final RateLimits limits;
  private final SecureRandom random;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public StartFederatedSignIn(
      CodeFlow flow,
      StateCookie seal,
      KnownPassword known,
      RateLimits limits,
      SecureRandom random,
      Clock clock,
      AuditTrail trail) {
    this.flow = flow;
    this.seal = seal;
    this.known = known;
    this.limits = limits;
    this.random = random;
    this.clock = clock;
    this.trail = trail;
  }

  /**
   * The address that the browser opens, and the state that it keeps.
   *
   * @param sealed the encrypted state, only for the browser that began the sign-in
   */
  public record Begun(URI authorization, String sealed) {

    /** Leaves the address, which contains the state, and the encrypted state out. */
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * Begins a sign-in.
   *
   * @param former the session that the browser has now. It is part of the encrypted state, because
   *     the browser does not send its cookie on the redirect from the provider (SameSite=Strict).
   *     It ends when the sign-in succeeds.
   */
  public Begun signIn(String provider, @Nullable SessionId former, String address) {
    return begun(provider, null, former, address);
  }

  /**
   * Linking needs a session of this server: an API key or a token of another issuer does not prove
   * that the user is present.
   *
   * @param password the password of the account, if it has one; it is required because the link
   *     outlasts the session
   */
  public Begun linking(String provider, Caller caller, @Nullable String password, String address) {
    if (caller.sessionId() == null) {
      throw Rejected.because(
          AccessRule.SESSION_REQUIRED, "Sign in to the account first, then link the identity.");
    }
    known.mustBeIfAny(caller, password, address);
    var begun = begun(provider, new Linking(caller.id(), caller.sessionId()), null, address);
    trail.record(
        "identity.linking-begun",
        Subject.of("user", caller.id()),
        null,
        Map.of("provider", provider));
    return begun;
  }

  /**
   * Refuses too many requests from an address; requests that begin and that complete a sign-in are
   * both counted.
   */
  public void checkRate(String address) {
    if (!limits.consume("outside-sign-in/" + IpRange.subscriberOf(address), PER_MINUTE).allowed()) {
      throw Rejected.because(
          PasswordRule.TOO_MANY_SIGN_INS,
          "Too many sign-ins were started from your address; wait before you start another one.");
    }
  }

  private Begun begun(
      String provider, @Nullable Linking linking, @Nullable SessionId former, String address) {
    checkRate(address);
    var secret = LoginSecret.random(random);
    var authorization = flow.authorization(provider, secret);
    var login =
        new AuthorizationRequestState(
            secret,
            provider,
            linking,
            former,
            clock.instant().plus(AuthorizationRequestState.LIFE));
    return new Begun(authorization, seal.seal(login));
  }
}
