package io.bedloe.identity.sessions.model;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import java.text.ParseException;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Parses and verifies access tokens of this server (RFC 8725): ES256 only, with a trusted key, of
 * the type JWT, with the expected issuer and audience, and with an expiry. The header must not have
 * other parameters than those that this server writes. A token can therefore contain neither a key
 * ({@code jwk}, {@code x5c}) nor the address of one ({@code jku}, {@code x5u}), nor an extension
 * ({@code crit}, {@code b64}).
 */
public final class TokenReader {

  /** The claim that names the session (OpenID Connect Front-Channel Logout 1.0, 3). */
  public static final String SESSION = "sid";

  /**
   * Tokens of this server have less than 1,500 characters; a token longer than this limit is not
   * parsed.
   */
  private static final int LONGEST = 8_192;

  private static final Set<String> PARAMETERS = Set.of("alg", "typ", "kid");

  private final String issuer;
  private final String audience;
  private final VerificationKeys keys;

  public TokenReader(String issuer, String audience, VerificationKeys keys) {
    this.issuer = issuer;
    this.audience = audience;
    this.keys = keys;
  }

  /**
   * Parses a token and verifies its signature, but not its expiry; empty when Bedloe did not issue
   * it.
   */
  public Optional<OwnToken> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var token = SignedJWT.parse(text);
      return isSignedByUs(token) ? read(token) : Optional.empty();
    } catch (ParseException | JOSEException noToken) {
      return Optional.empty();
    }
  }

  private boolean isSignedByUs(SignedJWT token) throws JOSEException {
    var header = token.getHeader();
    if (!isOfOurForm(header)) {
      return false;
    }
    var verifier = keys.find(header.getKeyID());
    return verifier.isPresent() && token.verify(verifier.get());
  }

  private static boolean isOfOurForm(JWSHeader header) {
    return JWSAlgorithm.ES256.equals(header.getAlgorithm())
        && JOSEObjectType.JWT.equals(header.getType())
        && header.getKeyID() != null
        && PARAMETERS.containsAll(header.getIncludedParams());
  }

  private Optional<OwnToken> read(SignedJWT token) throws ParseException {
    var claims = token.getJWTClaimsSet();
    var userId = id(claims.getSubject());
    var sessionId = id(claims.getStringClaim(SESSION));
    var expiresAt = claims.getExpirationTime();
    return !isFromUsForUs(claims) || userId == null || sessionId == null || expiresAt == null
        ? Optional.empty()
        : Optional.of(
            new OwnToken(
                token.getHeader().getKeyID(),
                new AccountId(userId),
                new SessionId(sessionId),
                Optional.ofNullable(claims.getNotBeforeTime()).map(Date::toInstant).orElse(null),
                expiresAt.toInstant()));
  }

  private boolean isFromUsForUs(JWTClaimsSet claims) {
    return issuer.equals(claims.getIssuer()) && claims.getAudience().contains(audience);
  }

  private static @Nullable UUID id(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException noId) {
      return null;
    }
  }
}
