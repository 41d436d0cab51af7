package io.bedloe.it.identity.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.ExternalProviders;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** Valid and invalid access tokens of an external issuer (RFC 9068). */
final class FederatedToken {

  private FederatedToken() {}

  static JWTClaimsSet.Builder claims(String subject) {
    return new JWTClaimsSet.Builder()
        .issuer(BedloeServer.externalIssuer().issuer("corp"))
        .audience(ExternalProviders.AUDIENCE)
        .subject(subject)
        .issueTime(in(Duration.ZERO))
        .expirationTime(in(Duration.ofMinutes(5)));
  }

  static Date in(Duration time) {
    return Date.from(Instant.now().plus(time));
  }

  static RSAKey key() {
    return BedloeServer.externalIssuer().key("corp");
  }

  static JWSHeader.Builder header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm)
        .type(new JOSEObjectType("at+jwt"))
        .keyID(key().getKeyID());
  }

  /** Returns a token that is valid except for the change. */
  static String of(String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
    try {
      return signed(
          header(JWSAlgorithm.RS256).build(),
          change.apply(claims(subject)).build(),
          new RSASSASigner(key()));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
    try {
      var token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
