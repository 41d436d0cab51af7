package io.bedloe.it.identity.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests access tokens of an external issuer as bearer tokens (RFC 9068, RFC 8725). */
@IntegrationTest
class OidcBearerIT {

  private String subject = "";
  private String accountId = "";

  @BeforeEach
  void somebodyWhoHasSignedInOnce() {
    subject = Some.word("S");
    var in = Browser.signIn("corp", subject, person());
    accountId = As.bearer(Browser.ofShared().accessToken(in)).get("/auth/me").path("id");
  }

  private static Map<String, Object> person() {
    return Map.of(
        "email", Some.word("b").toLowerCase(Locale.ROOT) + "@corp.example", "email_verified", true);
  }

  private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return FederatedToken.of(subject, change);
  }

  private static Response me(String token) {
    return As.bearer(token).get("/auth/me");
  }

  private static void refused(String what, String token) {
    var answer = me(token);
    assertThat(answer.statusCode()).as(what + answer.asString()).isEqualTo(401);
    answer
        .then()
        .header("WWW-Authenticate", equalTo("Bearer realm=\"bedloe\", error=\"invalid_token\""))
        .body("type", equalTo("/problems/unauthenticated"));
  }

  @Test
  void aValidTokenAuthenticatesTheLinkedAccount() {
    me(token(same -> same))
        .then()
        .statusCode(200)
        .body("id", equalTo(accountId))
        .body("roles", contains("user"))
        .body("sessionId", nullValue());
    As.bearer(token(same -> same)).get("/orders").then().statusCode(200);
  }

  @Test
  void whatTheTokenSaysOfRolesHoldsForItsRequestsAlone() {
    var boss = token(claims -> claims.claim("groups", List.of("bosses")));
    me(boss).then().body("roles", contains("manager", "user"));
    me(token(same -> same)).then().body("roles", contains("user"));
    assertThat(roles()).containsExactly("user");
    As.bearer(boss).get("/audit").then().statusCode(403);
    me(token(claims -> claims.claim("groups", List.of("admin", "lost", "manager"))))
        .then()
        .body("roles", contains("user"));
  }

  private List<String> roles() {
    return As.admin().get("/users/" + accountId).path("roles");
  }

  @Test
  void rolesThatTheProviderManagesAreNotTakenFromTheAccount() {
    Some.patch(As.admin(), "*", "{\"roles\":[\"manager\",\"user\"]}").patch("/users/" + accountId);
    me(token(same -> same)).then().body("roles", contains("user"));
  }

  @Test
  void somebodyNewWithAVerifiedAddressGetsAnAccount() {
    var person = person();
    var known =
        FederatedToken.of(
            Some.word("S"),
            claims -> claims.claim("email", person.get("email")).claim("email_verified", true));
    var first = me(known);
    first.then().statusCode(200).body("name", equalTo(person.get("email")));
    assertThat(me(known).<String>path("id")).isEqualTo(first.path("id"));
  }

  @Test
  void somebodyNewWithoutOneIsToldWhatIsMissing() {
    var answer = me(FederatedToken.of(Some.word("S"), same -> same));
    answer.then().statusCode(403).body("type", equalTo("/problems/provider-email-not-verified"));
    var account = TestAccount.with("admin");
    me(FederatedToken.of(
            Some.word("S"),
            claims -> claims.claim("email", account.email()).claim("email_verified", true)))
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/identity-link-required"));
  }

  @Test
  void aDisabledAccountIsRefusedAtOnce() {
    me(token(same -> same)).then().statusCode(200);
    Some.patch(As.admin(), "*", "{\"enabled\":false}").patch("/users/" + accountId);
    refused("disabled", token(same -> same));
    Some.patch(As.admin(), "*", "{\"enabled\":true}").patch("/users/" + accountId);
    me(token(same -> same)).then().statusCode(200);
  }

  @Test
  void theTokenOfAnUnlinkedIdentityIsRefusedImmediately() {
    me(token(same -> same)).then().statusCode(200);
    Database.shared()
        .execute(
            """
            UPDATE users SET password_hash =
              (SELECT password_hash FROM users WHERE email = 'user@bedloe.example')
            WHERE id = ?::uuid""",
            accountId);
    var owner = new TestAccount(accountId, As.admin().get("/users/" + accountId).path("email"));
    String identity = owner.asks().get("/auth/identities").path("items[0].id");
    As.bearer(token(same -> same))
        .header("If-Match", "*")
        .delete("/auth/identities/" + identity)
        .then()
        .statusCode(403);
    owner
        .asks()
        .header("If-Match", "*")
        .delete("/auth/identities/" + identity)
        .then()
        .statusCode(204);
    me(token(same -> same)).then().statusCode(403);
  }

  @Test
  void anAccountWithASecondFactorAllowsNothingToATokenThatCannotShowIt() {
    Database.shared()
        .execute(
            """
            INSERT INTO second_factors (user_id, secret_jwe, created_at, confirmed_at, last_step)
            VALUES (?, 'unused', now(), now(), 0)""",
            UUID.fromString(accountId));
    var token = token(same -> same);
    await("the role no longer allows orders")
        .until(() -> As.bearer(token).get("/orders").statusCode() == 403);
    As.bearer(token)
        .get("/orders")
        .then()
        .body("type", equalTo("/problems/second-factor-not-verified"));
  }

  @Test
  void linkingWithAFederatedTokenIsForbidden() {
    Some.json(As.bearer(token(same -> same)), Map.of())
        .post("/auth/identities/club")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"));
  }

  @Test
  void tokensWithAWrongAudienceIssuerOrTimeAreRefused() {
    refused("another audience", token(claims -> claims.audience("https://other.example")));
    refused("no audience", token(claims -> claims.audience(List.of())));
    refused("the client's audience", token(claims -> claims.audience("bedloe-at-corp")));
    refused("another issuer", token(claims -> claims.issuer("https://evil.example")));
    refused("an issuer with a slash", token(claims -> claims.issuer(issuer("corp") + "/")));
    refused("no issuer", token(claims -> claims.issuer(null)));
    refused("an issuer whose tokens are not taken", token(claims -> claims.issuer(issuer("club"))));
    refused("expired", token(claims -> claims.expirationTime(in(-40))));
    refused("never expires", token(claims -> claims.expirationTime(null)));
    refused("not yet", token(claims -> claims.notBeforeTime(in(40))));
    refused("nobody", token(claims -> claims.subject(null)));
    me(token(claims -> claims.expirationTime(in(-15)))).then().statusCode(200);
    me(token(claims -> claims.notBeforeTime(in(15)))).then().statusCode(200);
    var several = List.of("https://other.example", io.bedloe.it.ExternalProviders.AUDIENCE);
    me(token(claims -> claims.audience(several))).then().statusCode(200);
  }

  private static java.util.Date in(int seconds) {
    return FederatedToken.in(Duration.ofSeconds(seconds));
  }

  private static String issuer(String name) {
    return BedloeServer.externalIssuer().issuer(name);
  }

  @Test
  void tokensWithInvalidSignaturesAreRefused() throws Exception {
    var claims = FederatedToken.claims(subject).build();
    refused("alg none", new PlainJWT(claims).serialize());
    var publicKey =
        FederatedToken.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    refused(
        "HS256 with the public key",
        FederatedToken.signed(
            FederatedToken.header(JWSAlgorithm.HS256).build(), claims, new MACSigner(publicKey)));
    var foreign = new RSAKeyGenerator(2048).keyID("foreign").generate();
    refused(
        "another key by the issuer's kid",
        FederatedToken.signed(
            FederatedToken.header(JWSAlgorithm.RS256).build(), claims, new RSASSASigner(foreign)));
    refused(
        "a key that came along",
        FederatedToken.signed(
            FederatedToken.header(JWSAlgorithm.RS256)
                .keyID("foreign")
                .jwk(foreign.toPublicJWK())
                .build(),
            claims,
            new RSASSASigner(foreign)));
    var club = BedloeServer.externalIssuer().key("club");
    refused(
        "a key of another issuer",
        FederatedToken.signed(
            FederatedToken.header(JWSAlgorithm.RS256).keyID(club.getKeyID()).build(),
            claims,
            new RSASSASigner(club)));
    refused(
        "another sort of token",
        FederatedToken.signed(
            FederatedToken.header(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("logout+jwt"))
                .build(),
            claims,
            new RSASSASigner(FederatedToken.key())));
    var good = token(same -> same);
    refused("cut", good.substring(0, good.length() - 10));
    refused("without signature", good.substring(0, good.lastIndexOf('.') + 1));
  }

  @Test
  void anIdTokenIsNoAccessToken() {
    refused("ID token", token(claims -> claims.audience("bedloe-at-corp").claim("nonce", "n")));
  }

  @Test
  void anIdTokenThatIsForOurAudienceTooIsNoAccessToken() throws Exception {
    var audiences = List.of("bedloe-at-corp", io.bedloe.it.ExternalProviders.AUDIENCE);
    var claims = FederatedToken.claims(subject).audience(audiences).claim("nonce", "n").build();
    var signer = new RSASSASigner(FederatedToken.key());
    var typed = FederatedToken.header(JWSAlgorithm.RS256);
    refused("with a nonce", FederatedToken.signed(typed.build(), claims, signer));
    var untyped = typed.type(JOSEObjectType.JWT).build();
    var plain = FederatedToken.claims(subject).audience(audiences);
    refused("with the type JWT", FederatedToken.signed(untyped, plain.build(), signer));
    refused("Keycloak's", FederatedToken.signed(untyped, plain.claim("typ", "ID").build(), signer));
    me(FederatedToken.signed(untyped, plain.claim("typ", "Bearer").build(), signer))
        .then()
        .statusCode(200);
  }

  @Test
  void theLogExplainsARefusalWithoutTheToken() {
    var token = token(claims -> claims.audience("https://other.example"));
    refused("another audience", token);
    var log = BedloeServer.shared().log();
    assertThat(log)
        .contains("access token of corp was rejected: JWT aud claim rejected")
        .doesNotContain(token)
        .doesNotContain(token.substring(token.lastIndexOf('.') + 1));
  }

  @Test
  void anAccessTokenIsNotAcceptedAsAnApiKey() {
    As.nobody().header("X-API-Key", token(same -> same)).get("/auth/me").then().statusCode(401);
  }
}
