package io.bedloe.identity.sessions.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final AccountId USER = new AccountId(UUID.randomUUID());
  private static final SessionId SESSION = new SessionId(UUID.randomUUID());

  private ECKey key;
  private TokenReader reader;

  @BeforeEach
  void aKeyOfOurs() throws Exception {
    key = new ECKeyGenerator(Curve.P_256).keyID("ours").generate();
    reader =
        new TokenReader(
            "bedloe",
            "bedloe-api",
            new VerificationKeys(
                () -> List.of(key), Duration.ofSeconds(1), Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("bedloe")
        .audience("bedloe-api")
        .subject(USER.toString())
        .claim("sid", SESSION.toString())
        .expirationTime(Date.from(NOW.plusSeconds(900)));
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).keyID("ours");
  }

  private String signed(JWSHeader.Builder header, JWTClaimsSet.Builder claims) throws Exception {
    var token = new SignedJWT(header.build(), claims.build());
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }

  private void isRefused(UnaryOperator<JWSHeader.Builder> header) throws Exception {
    assertThat(reader.read(signed(header.apply(header()), claims()))).isEmpty();
  }

  @Test
  void aTokenOfThisServerIsAccepted() throws Exception {
    var token = reader.read(signed(header(), claims())).orElseThrow();
    assertThat(token).isEqualTo(new OwnToken("ours", USER, SESSION, null, NOW.plusSeconds(900)));
  }

  @Test
  void aHeaderThatBringsAKeyOrSaysWhereOneIsIsRefusedThoughOurKeyHasSigned() throws Exception {
    var elsewhere = URI.create("https://evil.example/keys");
    isRefused(header -> header.jwkURL(elsewhere));
    isRefused(header -> header.x509CertURL(elsewhere));
    isRefused(header -> header.jwk(key.toPublicJWK()));
    isRefused(header -> header.x509CertSHA256Thumbprint(new Base64URL("AAAA")));
    isRefused(header -> header.criticalParams(Set.of("exp")).customParam("exp", 1));
  }

  @Test
  void anotherTypeIsRefused() throws Exception {
    isRefused(header -> header.type(null));
    isRefused(header -> header.type(new JOSEObjectType("logout+jwt")));
  }

  @Test
  void anotherKeyOrNoneIsRefused() throws Exception {
    isRefused(header -> header.keyID(null));
    isRefused(header -> header.keyID("theirs"));
    var foreign = new ECKeyGenerator(Curve.P_256).keyID("ours").generate();
    var token = new SignedJWT(header().build(), claims().build());
    token.sign(new ECDSASigner(foreign));
    assertThat(reader.read(token.serialize())).isEmpty();
  }

  @Test
  void anotherAlgorithmIsRefused() throws Exception {
    assertThat(reader.read(new PlainJWT(claims().build()).serialize())).isEmpty();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).keyID("ours").build();
    var token = new SignedJWT(header, claims().build());
    token.sign(new MACSigner(key.toPublicJWK().toJSONString()));
    assertThat(reader.read(token.serialize())).isEmpty();
  }

  @Test
  void issuerAudienceSubjectSessionAndEndHaveToBeThere() throws Exception {
    for (var wrong :
        List.of(
            claims().issuer("https://evil.example"),
            claims().issuer(null),
            claims().audience("another-api"),
            claims().audience(List.of()),
            claims().subject("nobody"),
            claims().subject(null),
            claims().claim("sid", "none"),
            claims().claim("sid", 7),
            claims().claim("sid", null),
            claims().expirationTime(null))) {
      assertThat(reader.read(signed(header(), wrong))).as(wrong.build().toString()).isEmpty();
    }
  }

  @Test
  void aTokenThatIsTooLongIsNotParsed() throws Exception {
    assertThat(reader.read(signed(header(), claims().claim("long", "x".repeat(8_192))))).isEmpty();
  }

  @Test
  void timesAreValidWithinTheClockSkew() {
    var token = new OwnToken("ours", USER, SESSION, NOW, NOW.plusSeconds(60));
    assertThat(token.isValidAt(NOW.minus(OwnToken.CLOCK_SKEW))).isTrue();
    assertThat(token.isValidAt(NOW.minus(OwnToken.CLOCK_SKEW).minusNanos(1))).isFalse();
    var last = NOW.plusSeconds(60).plus(OwnToken.CLOCK_SKEW);
    assertThat(token.isValidAt(last.minusNanos(1))).isTrue();
    assertThat(token.isValidAt(last)).isFalse();
  }
}
