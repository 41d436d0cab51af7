package io.bedloe.platform.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.PublicAddress;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of users at providers: checks whether they exist, ends them, and validates logout
 * tokens (OpenID Connect RP-Initiated Logout 1.0 and Back-Channel Logout 1.0).
 */
@ApplicationScoped
public class ProviderSessions {

  private static final Logger LOG = Logger.getLogger(ProviderSessions.class.getName());

  private final Issuers issuers;
  private final IssuerHttp http;
  private final Settings settings;
  private final TokenChecks checks;

  @Inject
  public ProviderSessions(Issuers issuers, IssuerHttp http, Settings settings, Clock clock) {
    this.issuers = issuers;
    this.http = http;
    this.settings = settings;
    this.checks = new TokenChecks(clock, settings.get(OidcSettings.CLOCK_SKEW));
  }

  /** Returns whether any provider is asked when a session is refreshed. */
  public boolean areAnyChecked() {
    return issuers.forSignIn().stream()
        .anyMatch(provider -> provider.sessions().check() != RefreshCheck.NONE);
  }

  /**
   * Returns the check that runs when a session of the provider is refreshed; none for a provider
   * that is not configured.
   */
  public RefreshCheck check(String provider) {
    return issuers.forSignIn().stream()
        .filter(known -> known.name().equals(provider))
        .map(known -> known.sessions().check())
        .findFirst()
        .orElse(RefreshCheck.NONE);
  }

  /**
   * Returns the refresh token for the next check when the user is still signed in at the provider,
   * otherwise empty. It refuses with 503 while the provider cannot be reached.
   */
  public Optional<String> renewed(String provider, String refreshToken) {
    var issuer = issuers.forSignIn(provider);
    var request =
        new TokenRequest.Builder(
                issuer.metadata().getTokenEndpointURI(),
                CodeFlow.authentication(issuer),
                new RefreshTokenGrant(new RefreshToken(refreshToken)))
            .build()
            .toHTTPRequest();
    try {
      var response = TokenResponse.parse(request.send(http));
      if (response.indicatesSuccess()) {
        issuer.tokenEndpoint().succeeded();
        var next = response.toSuccessResponse().getTokens().getRefreshToken();
        return Optional.of(next == null ? refreshToken : next.getValue());
      }
      var error = response.toErrorResponse().getErrorObject();
      if (OAuth2Error.INVALID_GRANT.getCode().equals(error.getCode())) {
        issuer.tokenEndpoint().succeeded();
        return Optional.empty();
      }
      throw CodeFlow.tokenEndpointFailed(
          issuer, new NotReached("the provider rejects our requests: " + CodeFlow.describe(error)));
    } catch (NotReached away) {
      throw CodeFlow.tokenEndpointFailed(issuer, away);
    } catch (IOException | ParseException unreadable) {
      throw CodeFlow.tokenEndpointFailed(
          issuer, new NotReached("the response to a refresh token cannot be parsed"));
    }
  }

  /**
   * Returns the address with which a browser logs out at a provider; empty when the provider has
   * none, or cannot be reached.
   *
   * @param idToken the ID token of the session, which tells the provider who logs out
   */
  public Optional<URI> endSession(String provider, @Nullable String idToken) {
    try {
      var issuer = issuers.forSignIn(provider);
      var endpoint = issuer.metadata().getEndSessionEndpointURI();
      if (endpoint == null) {
        return Optional.empty();
      }
      return Optional.of(
          new LogoutRequest(
                  endpoint,
                  idToken == null ? null : JWTParser.parse(idToken),
                  null,
                  new ClientID(Objects.requireNonNull(issuer.provider().client()).id()),
                  URI.create(
                      settings.get(PublicAddress.URL) + settings.get(OidcSettings.AFTER_SIGN_OUT)),
                  null,
                  null)
              .toURI());
    } catch (Rejected unavailable) {
      return Optional.empty(); // The session at this server ends in any case.
    } catch (java.text.ParseException impossible) {
      throw new IllegalStateException("a verified ID token cannot be parsed", impossible);
    }
  }

  /** Validates a logout token; an invalid one is refused, and the log gives the reason. */
  public LogoutToken loggedOut(String provider, String token) {
    var issuer = issuers.forSignIn(provider);
    try {
      var claims = checks.logoutToken(issuer.provider(), issuer, JWTParser.parse(token));
      var subject = claims.getSubject();
      var sid = claims.getSessionID();
      return new LogoutToken(
          issuer.provider().issuer(),
          subject == null ? null : subject.getValue(),
          sid == null ? null : sid.getValue(),
          claims.getIssueTime().toInstant());
    } catch (BadJOSEException | JOSEException | java.text.ParseException bad) {
      LOG.log(
          Level.WARNING,
          "Identity provider {0}: its logout token was rejected: {1}",
          new Object[] {provider, LogText.plain(bad.getMessage())});
      throw Rejected.because(
          OidcRule.INVALID_LOGOUT_TOKEN,
          "Send a logout token of this provider for our client id, signed with the provider's "
              + "published key.");
    }
  }
}
