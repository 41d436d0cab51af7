package io.bedloe.identity.sessions.model;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads and verifies access tokens of ours (RFC 8725): ES256 only, signed by a key of ours, of the
 * type JWT, from our issuer, for our audience, with an end. The header may have no other parameter
 * than those that we write, so a token can bring neither a key ({@code jwk}, {@code x5c}) nor an
 * address of one ({@code jku}, {@code x5u}), nor an extension ({@code crit}, {@code b64}).
 */
public final class TokenReader {

  /** The claim that names the session (OpenID Connect Front-Channel Logout 1.0, 3). */
  public static final String SESSION = "sid";

  /** Ours have less than 1,500 characters; a longer one is not parsed. */
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
   * Parses a token and verifies its signature, whatever its time of expiry; empty when Bedloe did
   * not issue it.
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
                userId,
                sessionId,
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
