package io.bedloe.it.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests forged and changed tokens (RFC 8725, RFC 9068). */
@IntegrationTest
class TokensIT {

  private String good = "";
  private JWTClaimsSet claims = new JWTClaimsSet.Builder().build();
  private ECKey key;

  @BeforeEach
  void aGoodToken() throws Exception {
    var account = TestAccount.with("user");
    good =
        Some.json(As.nobody(), Map.of("email", account.email(), "password", "bedloe-dev-password"))
            .post("/auth/login")
            .then()
            .statusCode(200)
            .extract()
            .path("accessToken");
    claims = SignedJWT.parse(good).getJWTClaimsSet();
    key = signingKey();
    As.bearer(good).get("/auth/me").then().statusCode(200);
  }

  /**
   * Returns the server's own key, as an attacker with the database and the secret would have it.
   */
  private static ECKey signingKey() throws Exception {
    var jwe =
        Database.shared()
            .list(row -> row.getString(1), "SELECT private_jwe FROM signing_keys")
            .get(0);
    var keyring = Keyring.of("bedloe-development-secret");
    var purpose = KeyPurpose.of("signing keys", EarlierDerivation.SHA_256);
    return ECKey.parse(keyring.encryption(purpose).decrypt(jwe));
  }

  private static JWSHeader header(JWSAlgorithm algorithm, String keyId) {
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(keyId).build();
  }

  private String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
    return signed(
        header(JWSAlgorithm.ES256, key.getKeyID()),
        change.apply(new JWTClaimsSet.Builder(claims)).build(),
        new ECDSASigner(key));
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
      throws Exception {
    var token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static void refused(String what, String token) {
    var answer = As.bearer(token).get("/auth/me");
    assertThat(answer.statusCode()).as(what).isEqualTo(401);
    answer
        .then()
        .header("WWW-Authenticate", equalTo("Bearer realm=\"bedloe\", error=\"invalid_token\""))
        .body("type", equalTo("/problems/unauthenticated"));
  }

  private static Date in(Duration time) {
    return Date.from(Instant.now().plus(time));
  }

  @Test
  void aTokenThatIsMadeWithTheServersKeyIsTaken() throws Exception {
    As.bearer(signed(same -> same)).get("/auth/me").then().statusCode(200);
  }

  @Test
  void aTokenWithoutASignatureIsRefused() {
    refused("alg none", new PlainJWT(claims).serialize());
    refused("signature cut off", good.substring(0, good.lastIndexOf('.') + 1));
  }

  @Test
  void aSignatureByThePublicKeyAsASecretIsRefused() throws Exception {
    var publicKey = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    refused(
        "HS256",
        signed(header(JWSAlgorithm.HS256, key.getKeyID()), claims, new MACSigner(publicKey)));
  }

  @Test
  void aSignatureByAnotherKeyIsRefusedWithAnyKeyId() throws Exception {
    var foreign = new ECKeyGenerator(Curve.P_256).keyID("foreign").generate();
    refused(
        "unknown kid",
        signed(header(JWSAlgorithm.ES256, "foreign"), claims, new ECDSASigner(foreign)));
    refused(
        "our kid",
        signed(header(JWSAlgorithm.ES256, key.getKeyID()), claims, new ECDSASigner(foreign)));
    var brought =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(JOSEObjectType.JWT)
            .keyID("foreign")
            .jwk(foreign.toPublicJWK())
            .build();
    refused("jwk in the header", signed(brought, claims, new ECDSASigner(foreign)));
  }

  @Test
  void tokensWithAWrongTimeIssuerOrAudienceAreRefused() throws Exception {
    refused("expired", signed(token -> token.expirationTime(in(Duration.ofSeconds(-30)))));
    refused("never expires", signed(token -> token.expirationTime(null)));
    refused("not yet", signed(token -> token.notBeforeTime(in(Duration.ofMinutes(5)))));
    refused("issuer", signed(token -> token.issuer("https://evil.example")));
    refused("no issuer", signed(token -> token.issuer(null)));
    refused("audience", signed(token -> token.audience("another-api")));
    refused("no audience", signed(token -> token.audience(List.of())));
  }

  @Test
  void theSessionMustExistAndBelongToTheSubject() throws Exception {
    refused("no session", signed(token -> token.claim("sid", null)));
    refused("unknown", signed(token -> token.claim("sid", UUID.randomUUID().toString())));
    refused("no id", signed(token -> token.claim("sid", "'; DROP TABLE sessions; --")));
    refused("foreign", signed(token -> token.subject(UUID.randomUUID().toString())));
  }

  @Test
  void theRolesInATokenAreIgnored() throws Exception {
    var admin = signed(token -> token.claim("groups", List.of("admin")));
    As.bearer(admin).get("/audit").then().statusCode(403);
    As.bearer(admin).get("/auth/me").then().body("roles", equalTo(List.of("user")));
  }

  @Test
  void aTokenThatWasChangedOrCutIsRefused() throws ParseException {
    var parts = good.split("\\.", -1);
    var payload =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("\"user\"", "\"admin\"");
    var forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(payload.getBytes(StandardCharsets.UTF_8));
    refused("payload", parts[0] + "." + forged + "." + parts[2]);
    refused("truncated", good.substring(0, good.length() - 10));
    refused("one part", parts[1]);
    refused("garbage", "%%%");
    refused("a refresh token", "bdr_0123456789012345678901234567890123456789012");
  }

  @Test
  void aTokenAsLongAsTheServerReadsIsRefusedLikeAnyOther() {
    refused("30,000 characters", "x".repeat(30_000));
  }

  /**
   * The server itself ends the request before Bedloe sees it; REST Assured would still be writing.
   */
  @Test
  void aHeaderThatNeverEndsIsRefused() throws Exception {
    var server = BedloeServer.shared().uri();
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      var out = socket.getOutputStream();
      out.write(
          "GET /api/v1/auth/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              .getBytes(StandardCharsets.UTF_8));
      out.write("x".repeat(100_000).getBytes(StandardCharsets.UTF_8));
      out.flush();
      var status =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      assertThat(status).startsWith("HTTP/1.1 4");
    }
    As.bearer(good).get("/auth/me").then().statusCode(200);
  }
}
