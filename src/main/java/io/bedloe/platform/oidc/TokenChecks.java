package io.bedloe.platform.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Validates tokens (RFC 8725): they must be signed by a key of the issuer with an asymmetric
 * algorithm, issued for this server, and valid now. Keys inside a token are ignored.
 */
final class TokenChecks {

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final Set<JOSEObjectType> ACCESS_TOKEN_TYPES =
      Set.of(new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"));

  /**
   * The claims that only ID tokens have (OpenID Connect Core 1.0, 2 and 3.3.2.11; FAPI's {@code
   * s_hash}).
   */
  private static final List<String> ID_TOKEN_CLAIMS =
      List.of("nonce", "at_hash", "c_hash", "s_hash");

  private static final int LONGEST_SUBJECT = 255;

  private final Clock clock;
  private final Duration skew;

  TokenChecks(Clock clock, Duration skew) {
    this.clock = clock;
    this.skew = skew;
  }

  /** Returns the claims of an ID token (OpenID Connect Core 1.0, 3.1.3.7). */
  JWTClaimsSet idToken(Provider provider, JWKSource<SecurityContext> keys, JWT token, String nonce)
      throws BadJOSEException, JOSEException {
    var client = Objects.requireNonNull(provider.client());
    var validator =
        new IDTokenValidator(
            new com.nimbusds.oauth2.sdk.id.Issuer(provider.issuer()),
            new ClientID(client.id()),
            selector(keys),
            null);
    validator.setMaxClockSkew(seconds());
    validator.validate(token, new Nonce(nonce));
    try {
      var claims = token.getJWTClaimsSet();
      mustHaveBegun(claims);
      mustBeMadeFor(client, claims);
      mustNameSomebody(claims);
      return claims;
    } catch (ParseException unreadable) {
      throw new BadJWTException("the claims cannot be parsed", unreadable);
    }
  }

  /** Returns the claims of a logout token (OpenID Connect Back-Channel Logout 1.0, 2.6). */
  LogoutTokenClaimsSet logoutToken(Provider provider, JWKSource<SecurityContext> keys, JWT token)
      throws BadJOSEException, JOSEException {
    var validator =
        new LogoutTokenValidator(
            new com.nimbusds.oauth2.sdk.id.Issuer(provider.issuer()),
            new ClientID(Objects.requireNonNull(provider.client()).id()),
            false, // Keycloak and other providers use the type JWT.
            selector(keys),
            null);
    validator.setMaxClockSkew(seconds());
    var claims = validator.validate(token);
    if (claims.getSubject() == null && claims.getSessionID() == null) {
      throw new BadJWTException("JWT has neither a subject nor a session id");
    }
    return claims;
  }

  /**
   * Returns the claims of an access token for the configured audience (RFC 9068, 4). The token must
   * have the type of an access token, since an ID token may have the same audience (RFC 8725, 3.11
   * and 3.12).
   */
  JWTClaimsSet accessToken(Provider provider, JWKSource<SecurityContext> keys, SignedJWT token)
      throws BadJOSEException, JOSEException {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            new JOSEObjectType("at+jwt"),
            new JOSEObjectType("application/at+jwt"),
            JOSEObjectType.JWT,
            null));
    processor.setJWSKeySelector(selector(keys));
    processor.setJWTClaimsSetVerifier(accessClaims(provider));
    var claims = processor.process(token, null);
    mustNameSomebody(claims);
    mustBeAccessToken(provider, token, claims);
    if (claims.getExpirationTime() == null || claims.getIssueTime() == null) {
      throw new BadJWTException("JWT has null in iat, exp or nbf");
    }
    return claims;
  }

  /**
   * Refuses ID tokens and other tokens: by the claims that only ID tokens have, and by the type,
   * which is {@code at+jwt} in the header (RFC 9068, 2.1) or {@code Bearer} in Keycloak's claim
   * {@code typ}.
   */
  private static void mustBeAccessToken(Provider provider, SignedJWT token, JWTClaimsSet claims)
      throws BadJWTException {
    for (var claim : ID_TOKEN_CLAIMS) {
      if (claims.getClaim(claim) != null) {
        throw new BadJWTException("JWT has the claim " + claim + " of an ID token");
      }
    }
    var said = claims.getClaim("typ");
    boolean saysOtherwise = said != null && !"Bearer".equals(said);
    if (saysOtherwise) {
      throw new BadJWTException("JWT has the typ " + said + " in its claims; expected is Bearer");
    }
    var type = token.getHeader().getType();
    boolean isTyped = said != null || (type != null && ACCESS_TOKEN_TYPES.contains(type));
    if (isTyped) {
      return;
    }
    if (!Objects.requireNonNull(provider.bearer()).untyped()) {
      throw new BadJWTException(
          "JWT is not marked as an access token: expected is typ at+jwt in the header or typ "
              + "Bearer in the claims (or set bedloe.oidc."
              + provider.name()
              + ".accept-untyped-access-tokens)");
    }
    var client = provider.client();
    if (client != null && claims.getAudience().contains(client.id())) {
      throw new BadJWTException(
          "JWT without a type has our client id as audience, as ID tokens have");
    }
  }

  private DefaultJWTClaimsVerifier<SecurityContext> accessClaims(Provider provider) {
    var verifier =
        new DefaultJWTClaimsVerifier<SecurityContext>(
            Objects.requireNonNull(provider.bearer()).audience(),
            new JWTClaimsSet.Builder().issuer(provider.issuer()).build(),
            Set.of("sub", "exp", "iat")) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew(seconds());
    return verifier;
  }

  private void mustHaveBegun(JWTClaimsSet claims) throws BadJWTException {
    var begins = claims.getNotBeforeTime();
    if (begins != null && clock.instant().plus(skew).isBefore(begins.toInstant())) {
      throw new BadJWTException("JWT is not valid yet (nbf)");
    }
  }

  /**
   * A subject may be present but null or empty; it has at most 255 characters (OpenID Connect Core,
   * 2).
   */
  private static void mustNameSomebody(JWTClaimsSet claims) throws BadJWTException {
    var subject = claims.getSubject();
    if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
      throw new BadJWTException("JWT subject is none");
    }
  }

  /**
   * The token must be issued for this client alone (3.1.3.7, 3 to 5); Nimbus accepts several
   * audiences.
   */
  private static void mustBeMadeFor(Provider.Client client, JWTClaimsSet claims)
      throws BadJWTException {
    var party = claims.getClaim("azp");
    if (claims.getAudience().size() != 1 || (party != null && !party.equals(client.id()))) {
      throw new BadJWTException("JWT has other audiences too");
    }
  }

  private static JWSKeySelector<SecurityContext> selector(JWKSource<SecurityContext> keys) {
    return new JWSVerificationKeySelector<>(ALGORITHMS, keys);
  }

  private int seconds() {
    return (int) skew.toSeconds();
  }
}
