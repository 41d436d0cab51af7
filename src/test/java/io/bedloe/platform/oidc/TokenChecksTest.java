package io.bedloe.platform.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests access tokens on both sides of each limit. */
class TokenChecksTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final Duration SKEW = Duration.ofSeconds(30);

  private static final Provider PROVIDER = provider(false);

  private static Provider provider(boolean untyped) {
    return new Provider(
        "corp",
        "Corp",
        "https://corp.example",
        new Provider.Client("bedloe", "secret", List.of("openid")),
        new Provider.Bearer(
            "https://api.example", untyped, ScopeMapping.NONE, ServiceAccounts.NONE),
        new RoleMapping("roles", RoleMapping.parse("none")),
        false,
        List.of(),
        Provider.Sessions.LIKE_OTHERS);
  }

  private static final ECKey KEY = newKey();
  private static final JWKSource<SecurityContext> KEYS =
      new ImmutableJWKSet<>(new JWKSet(KEY.toPublicJWK()));

  private final TokenChecks checks = new TokenChecks(Clock.fixed(NOW, ZoneOffset.UTC), SKEW);

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("k").generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Date at(Duration time) {
    return Date.from(NOW.plus(time));
  }

  private JWTClaimsSet checked(String type, UnaryOperator<JWTClaimsSet.Builder> change)
      throws Exception {
    return checked(PROVIDER, type, change);
  }

  private JWTClaimsSet checked(
      Provider provider, @Nullable String type, UnaryOperator<JWTClaimsSet.Builder> change)
      throws Exception {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(PROVIDER.issuer())
            .audience("https://api.example")
            .subject("s")
            .issueTime(at(Duration.ZERO))
            .expirationTime(at(Duration.ofMinutes(5)));
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(type == null ? null : new JOSEObjectType(type))
            .keyID(KEY.getKeyID())
            .build();
    var token = new SignedJWT(header, change.apply(claims).build());
    token.sign(new ECDSASigner(KEY));
    return checks.accessToken(provider, KEYS, token);
  }

  private void refused(UnaryOperator<JWTClaimsSet.Builder> change) {
    assertThatThrownBy(() -> checked("at+jwt", change)).isInstanceOf(BadJOSEException.class);
  }

  private void taken(UnaryOperator<JWTClaimsSet.Builder> change) {
    assertThatCode(() -> checked("at+jwt", change)).doesNotThrowAnyException();
  }

  @Test
  void aValidTokenReturnsItsSubject() throws Exception {
    assertThat(checked("at+jwt", same -> same).getSubject()).isEqualTo("s");
    assertThat(checked("application/at+jwt", same -> same).getSubject()).isEqualTo("s");
    assertThatThrownBy(() -> checked("logout+jwt", same -> same))
        .isInstanceOf(BadJOSEException.class);
  }

  @Test
  void tokensHaveToSayThatTheyAreAccessTokens() throws Exception {
    UnaryOperator<JWTClaimsSet.Builder> bearer = claims -> claims.claim("typ", "Bearer");
    assertThat(checked("JWT", bearer).getSubject()).as("Keycloak's access token").isEqualTo("s");
    for (var type : new String[] {"JWT", null}) {
      assertThatThrownBy(() -> checked(PROVIDER, type, same -> same))
          .hasMessageContaining("accept-untyped-access-tokens");
    }
    for (var kind : List.of("ID", "Refresh", "Logout", 1)) {
      assertThatThrownBy(() -> checked("at+jwt", claims -> claims.claim("typ", kind)))
          .as("Keycloak's other tokens")
          .hasMessageContaining("expected is Bearer");
    }
  }

  @Test
  void whatOnlyIdTokensSayIsRefusedWhateverTheTypeIs() {
    for (var claim : List.of("nonce", "at_hash", "c_hash", "s_hash")) {
      for (var provider : List.of(provider(false), provider(true))) {
        for (var type : List.of("at+jwt", "JWT")) {
          assertThatThrownBy(
                  () ->
                      checked(
                          provider,
                          type,
                          claims -> claims.claim(claim, "x").claim("typ", "Bearer")))
              .as(claim + " in " + type)
              .isInstanceOf(BadJOSEException.class)
              .hasMessageContaining("of an ID token");
        }
      }
    }
  }

  @Test
  void untypedTokensAreAcceptedWhereTheSettingSaysSoUnlessTheyAreForOurClient() throws Exception {
    for (var type : new String[] {"JWT", null}) {
      assertThat(checked(provider(true), type, same -> same).getSubject()).isEqualTo("s");
      var both = List.of("https://api.example", "bedloe");
      assertThatThrownBy(() -> checked(provider(true), type, claims -> claims.audience(both)))
          .hasMessageContaining("our client id as audience");
    }
    assertThatThrownBy(() -> checked(provider(true), "JWT", claims -> claims.claim("typ", "ID")))
        .isInstanceOf(BadJOSEException.class);
  }

  @Test
  void timesMayBeOffByTheSkewAndNoMore() {
    taken(claims -> claims.expirationTime(at(SKEW.negated().plusSeconds(1))));
    refused(claims -> claims.expirationTime(at(SKEW.negated().minusSeconds(1))));
    taken(claims -> claims.notBeforeTime(at(SKEW.minusSeconds(1))));
    refused(claims -> claims.notBeforeTime(at(SKEW.plusSeconds(1))));
  }

  @Test
  void issuerAndAudienceMustMatchExactly() {
    refused(claims -> claims.issuer("https://corp.example/"));
    refused(claims -> claims.issuer("https://CORP.example"));
    refused(claims -> claims.audience("https://api.example/"));
    refused(claims -> claims.audience(List.of()));
    taken(claims -> claims.audience(List.of("https://other.example", "https://api.example")));
  }

  @Test
  void requiredClaimsMustBePresent() {
    refused(claims -> claims.subject(null));
    refused(claims -> claims.subject(" "));
    refused(claims -> claims.subject("s".repeat(256)));
    taken(claims -> claims.subject("s".repeat(255)));
    refused(claims -> claims.expirationTime(null));
    refused(claims -> claims.issueTime(null));
    refused(claims -> claims.issuer(null));
  }
}
