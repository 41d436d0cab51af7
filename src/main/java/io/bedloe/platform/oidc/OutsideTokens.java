package io.bedloe.platform.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Access tokens of configured outside issuers, sent to us as bearer tokens. */
@ApplicationScoped
public class OutsideTokens {

  private static final Logger LOG = Logger.getLogger(OutsideTokens.class.getName());

  private final Issuers issuers;
  private final TokenChecks checks;

  @Inject
  public OutsideTokens(Issuers issuers, Settings settings, Clock clock) {
    this.issuers = issuers;
    this.checks = new TokenChecks(clock, settings.get(OidcSettings.CLOCK_SKEW));
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected OutsideTokens() {
    this.issuers = null;
    this.checks = null;
  }

  /**
   * Whose token it is; nobody when it is not one, not of a configured issuer, or not good. Refuses
   * with 503 while the issuer's keys cannot be had.
   */
  public Optional<Identity> identity(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      var issuer = jwt.getJWTClaimsSet().getIssuer();
      return Optional.ofNullable(issuer)
          .flatMap(issuers::forBearer)
          .flatMap(known -> identity(known, jwt));
    } catch (ParseException noToken) {
      return Optional.empty();
    }
  }

  private Optional<Identity> identity(Issuer issuer, SignedJWT jwt) {
    try {
      var claims = checks.accessToken(issuer.provider(), issuer, jwt);
      return Optional.of(
          Claims.identity(issuer.provider(), claims.getSubject(), claims.getClaims()));
    } catch (BadJOSEException | JOSEException bad) {
      LOG.log(
          Level.FINE,
          "an access token of {0} is refused: {1}",
          new Object[] {issuer.provider().name(), bad.getMessage()});
      return Optional.empty();
    }
  }
}
