package io.bedloe.platform.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.PublicAddress;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The authorization code flow (OpenID Connect Core 1.0, 3.1) with PKCE, state and nonce, as RFC
 * 9700 recommends. Each provider has a redirection address of its own, so that no provider can send
 * a response in the name of another.
 */
@ApplicationScoped
public class CodeFlow {

  private static final Logger LOG = Logger.getLogger(CodeFlow.class.getName());

  private final Issuers issuers;
  private final IssuerHttp http;
  private final Settings settings;
  private final TokenChecks checks;

  @Inject
  public CodeFlow(Issuers issuers, IssuerHttp http, Settings settings, Clock clock) {
    this.issuers = issuers;
    this.http = http;
    this.settings = settings;
    this.checks = new TokenChecks(clock, settings.get(OidcSettings.CLOCK_SKEW));
  }

  /** Returns the authorization request that the browser opens. */
  public URI authorization(String provider, LoginSecret secret) {
    var issuer = issuers.forSignIn(provider);
    var client = client(issuer);
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope(client.scopes().toArray(String[]::new)),
            new ClientID(client.id()),
            redirection(provider))
        .endpointURI(issuer.metadata().getAuthorizationEndpointURI())
        .state(new State(secret.state()))
        .nonce(new Nonce(secret.nonce()))
        .codeChallenge(new CodeVerifier(secret.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /** The verified identity, and the provider's session. */
  public record Proof(Identity identity, ProviderSession session) {}

  /**
   * Verifies the authorization response that the browser has brought back.
   *
   * @param answer the parameters of the response
   */
  public Proof identity(String provider, LoginSecret secret, Map<String, List<String>> answer) {
    var issuer = issuers.forSignIn(provider);
    var code = code(issuer, answer);
    var tokens = exchanged(issuer, code, secret);
    var token = tokens.getIDToken();
    try {
      var claims = checks.idToken(issuer.provider(), issuer, token, secret.nonce());
      var refresh = tokens.getRefreshToken();
      return new Proof(
          Claims.identity(issuer.provider(), claims.getSubject(), claims.getClaims()),
          new ProviderSession(
              Claims.text(claims.getClaim("sid")),
              token.serialize(),
              refresh == null ? null : refresh.getValue()));
    } catch (BadJOSEException | JOSEException bad) {
      LOG.log(
          Level.WARNING,
          "Identity provider {0}: its ID token was rejected: {1}",
          new Object[] {provider, LogText.plain(bad.getMessage())});
      throw notProven();
    }
  }

  private AuthorizationCode code(Issuer issuer, Map<String, List<String>> answer) {
    if (answer.values().stream().anyMatch(values -> values.size() > 1)) {
      throw notProven(); // Each parameter may occur only once (RFC 6749, 3.1).
    }
    AuthorizationResponse response;
    try {
      response = AuthorizationResponse.parse(redirection(issuer.provider().name()), answer);
    } catch (ParseException unreadable) {
      throw notProven();
    }
    mustBeOf(issuer, response);
    if (!response.indicatesSuccess()) {
      throw Rejected.because(
          OidcRule.PROVIDER_REFUSED,
          "%s returned the error %s."
              .formatted(
                  issuer.provider().title(),
                  describe(response.toErrorResponse().getErrorObject())));
    }
    var code = response.toSuccessResponse().getAuthorizationCode();
    if (code == null) {
      throw notProven();
    }
    return code;
  }

  /** Checks the issuer of the response (RFC 9207, 2.4). */
  private static void mustBeOf(Issuer issuer, AuthorizationResponse response) {
    var said = response.getIssuer();
    boolean isSaid = said != null;
    boolean isRight = isSaid && said.getValue().equals(issuer.provider().issuer());
    if (!isRight && (isSaid || issuer.metadata().supportsAuthorizationResponseIssuerParam())) {
      throw notProven();
    }
  }

  private OIDCTokens exchanged(Issuer issuer, AuthorizationCode code, LoginSecret secret) {
    var request =
        new TokenRequest.Builder(
                issuer.metadata().getTokenEndpointURI(),
                authentication(issuer),
                new AuthorizationCodeGrant(
                    code,
                    redirection(issuer.provider().name()),
                    new CodeVerifier(secret.verifier())))
            .build()
            .toHTTPRequest();
    try {
      var response = OIDCTokenResponseParser.parse(request.send(http));
      if (!response.indicatesSuccess()) {
        throw refused(issuer, response.toErrorResponse().getErrorObject());
      }
      issuer.tokenEndpoint().succeeded();
      var tokens = (OIDCTokenResponse) response.toSuccessResponse();
      if (tokens.getOIDCTokens().getIDToken() == null) {
        throw notProven();
      }
      return tokens.getOIDCTokens();
    } catch (NotReached away) {
      throw tokenEndpointFailed(issuer, away);
    } catch (IOException | ParseException unreadable) {
      throw tokenEndpointFailed(issuer, new NotReached("the token response cannot be parsed"));
    }
  }

  /**
   * An invalid code is a fault of the request; any other error is a fault of the configuration or
   * of the server.
   */
  private static Rejected refused(Issuer issuer, ErrorObject error) {
    if (OAuth2Error.INVALID_GRANT.getCode().equals(error.getCode())) {
      issuer
          .tokenEndpoint()
          .succeeded(); // The provider has accepted the client and responded correctly.
      return notProven();
    }
    return tokenEndpointFailed(
        issuer, new NotReached("the provider rejects our requests: " + describe(error)));
  }

  static Rejected tokenEndpointFailed(Issuer issuer, NotReached failure) {
    issuer.tokenEndpoint().failed(failure.why());
    return issuer.unavailable(failure);
  }

  static ClientAuthentication authentication(Issuer issuer) {
    var client = client(issuer);
    var methods = issuer.metadata().getTokenEndpointAuthMethods();
    var id = new ClientID(client.id());
    var secret = new Secret(client.secret());
    boolean basic =
        methods == null
            || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            || !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    return basic ? new ClientSecretBasic(id, secret) : new ClientSecretPost(id, secret);
  }

  private static Provider.Client client(Issuer issuer) {
    return Objects.requireNonNull(issuer.provider().client());
  }

  private URI redirection(String provider) {
    return URI.create(
        settings.get(PublicAddress.URL) + "/api/v1/auth/oidc/" + provider + "/callback");
  }

  /** Returns the code of an error, if it has a valid one. */
  static String describe(@Nullable ErrorObject error) {
    var code = error == null ? null : error.getCode();
    return code == null ? "with an error" : LogText.plain(code);
  }

  private static Rejected notProven() {
    return Rejected.because(
        OidcRule.INVALID_AUTHORIZATION_RESPONSE, "Start the sign-in again from the first page.");
  }
}
