package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.accounts.KnownPassword;
import io.bedloe.identity.accounts.PasswordRule;
import io.bedloe.identity.federation.model.AuthorizationRequestState;
import io.bedloe.identity.federation.model.AuthorizationRequestState.Linking;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.IpRange;
import io.bedloe.kernel.Rejected;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends a browser to sign in elsewhere. */
@ApplicationScoped
public class StartFederatedSignIn {

  /** A large office behind one address, in the minute in which all of them come in. */
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
   * Where the browser goes, and what it keeps meanwhile.
   *
   * @param sealed the sign-in, for the browser that has begun it alone
   */
  public record Begun(URI authorization, String sealed) {

    /** Neither the address, which holds the state, nor what is sealed. */
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * Begins a sign-in.
   *
   * @param former the session that the browser has now. The browser does not send its cookie when
   *     the provider sends it back (SameSite=Strict), so that it is sealed into what the browser
   *     keeps. It ends when somebody is signed in.
   */
  public Begun signIn(String provider, @Nullable UUID former, String address) {
    return begun(provider, null, former, address);
  }

  /**
   * Only from a session of ours: a key or a token of another issuer is not somebody's presence.
   *
   * @param password of the account, if it has one: what is linked stays when the session is over
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

  /** Refuses one too many from an address; who comes back is counted like who goes. */
  public void checkRate(String address) {
    if (!limits.consume("outside-sign-in/" + IpRange.subscriberOf(address), PER_MINUTE).allowed()) {
      throw Rejected.because(
          PasswordRule.TOO_MANY_SIGN_INS,
          "Too many sign-ins were started from your address; wait before you start another one.");
    }
  }

  private Begun begun(
      String provider, @Nullable Linking linking, @Nullable UUID former, String address) {
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
