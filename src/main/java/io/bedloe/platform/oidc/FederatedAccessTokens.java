package io.bedloe.platform.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.ratelimit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Accepts access tokens of configured external issuers as bearer tokens. */
@ApplicationScoped
public class FederatedAccessTokens {

  private static final Logger LOG = Logger.getLogger(FederatedAccessTokens.class.getName());

  /**
   * The maximum number of log lines about refused tokens per minute and provider, so that senders
   * cannot fill the log.
   */
  private static final int LINES_PER_MINUTE = 60;

  private final Issuers issuers;
  private final TokenChecks checks;
  private final RateLimits limits;

  @Inject
  public FederatedAccessTokens(Issuers issuers, Settings settings, Clock clock, RateLimits limits) {
    this.issuers = issuers;
    this.checks = new TokenChecks(clock, settings.get(OidcSettings.CLOCK_SKEW));
    this.limits = limits;
  }

  /**
   * Verifies an access token; empty when it is not one, comes from no configured issuer, or is
   * invalid. The log gives the reason without the token. It refuses with 503 while the issuer's
   * keys cannot be fetched.
   *
   * @param ownIssuer the issuer of Bedloe's own tokens, which other code verifies
   */
  public Optional<Identity> identity(String token, String ownIssuer) {
    try {
      var jwt = SignedJWT.parse(token);
      var issuer = jwt.getJWTClaimsSet().getIssuer();
      if (issuer == null || issuer.equals(ownIssuer)) {
        return Optional.empty();
      }
      var known = issuers.forBearer(issuer);
      if (known.isEmpty()) {
        explain("no provider", "its issuer is not configured, or accept-bearer-tokens is off");
      }
      return known.flatMap(found -> identity(found, jwt));
    } catch (ParseException noToken) {
      return Optional.empty();
    }
  }

  private Optional<Identity> identity(Issuer issuer, SignedJWT jwt) {
    try {
      var claims = checks.accessToken(issuer.provider(), issuer, jwt);
      return Optional.of(Claims.bearer(issuer.provider(), claims.getSubject(), claims.getClaims()));
    } catch (BadJOSEException | JOSEException bad) {
      explain(issuer.provider().name(), LogText.plain(bad.getMessage()));
      return Optional.empty();
    }
  }

  private void explain(String provider, String reason) {
    if (limits.consume("refused-access-token/" + provider, LINES_PER_MINUTE).allowed()) {
      LOG.log(
          Level.INFO, "The access token of {0} was rejected: {1}", new Object[] {provider, reason});
    }
  }
}
