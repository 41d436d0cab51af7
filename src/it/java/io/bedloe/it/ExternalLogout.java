package io.bedloe.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Logout tokens of the provider {@code corp} (OpenID Connect Back-Channel Logout 1.0). */
public final class ExternalLogout {

  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  private ExternalLogout() {}

  /** Returns a valid token about a subject. */
  public static String token(String subject) {
    return token(claims -> claims.subject(subject));
  }

  /** Returns a token that is valid except for the change. */
  public static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return token(BedloeServer.externalIssuer().key("corp"), change);
  }

  public static String token(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
    var now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(BedloeServer.externalIssuer().issuer("corp"))
            .audience("bedloe-at-corp")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(120)))
            .jwtID(Some.word("J"))
            .claim("events", Map.of(EVENT, Map.of()));
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(new JOSEObjectType("logout+jwt"))
            .keyID(key.getKeyID())
            .build();
    try {
      var token = new SignedJWT(header, change.apply(claims).build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
