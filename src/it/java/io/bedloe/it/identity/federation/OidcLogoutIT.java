package io.bedloe.it.identity.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jwt.JWTClaimsSet;
import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.ExternalLogout;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Mailbox;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Tests logout at a provider, and logout by a provider. */
@IntegrationTest
class OidcLogoutIT {

  private final String subject = Some.word("S");

  private static Map<String, Object> person(String sid) {
    return Map.of(
        "email",
        Some.word("l").toLowerCase(Locale.ROOT) + "@corp.example",
        "email_verified",
        true,
        "sid",
        sid);
  }

  private String signedIn(String sid) {
    return Browser.ofShared().accessToken(Browser.signIn("corp", subject, person(sid)));
  }

  private static int me(String token) {
    return As.bearer(token).get("/auth/me").statusCode();
  }

  private static Response loggedOut(String token) {
    return As.nobody().formParam("logout_token", token).post("/auth/oidc/corp/backchannel-logout");
  }

  private static String withPassword(TestAccount account) {
    return Some.json(
            As.nobody(), Map.of("email", account.email(), "password", "bedloe-dev-password"))
        .post("/auth/login")
        .path("accessToken");
  }

  @Test
  void aLogoutTokenOfASubjectEndsAllItsSessionsFromThatProvider() {
    var first = signedIn("a");
    var second = signedIn("b");
    loggedOut(ExternalLogout.token(subject)).then().statusCode(204);
    assertThat(me(first)).isEqualTo(401);
    assertThat(me(second)).isEqualTo(401);
  }

  @Test
  void aLogoutTokenOfASessionEndsThatOneAlone() {
    var sid = Some.word("sid");
    var first = signedIn(sid);
    var second = signedIn(Some.word("sid"));
    loggedOut(ExternalLogout.token(claims -> claims.claim("sid", sid))).then().statusCode(204);
    assertThat(me(first)).isEqualTo(401);
    assertThat(me(second)).isEqualTo(200);
  }

  @Test
  void sessionsThatBeganAfterTheTokenWasMadeStay() {
    var token = signedIn("a");
    var old = Date.from(Instant.now().minusSeconds(60));
    loggedOut(ExternalLogout.token(claims -> claims.subject(subject).issueTime(old)))
        .then()
        .statusCode(204);
    assertThat(me(token)).isEqualTo(200);
  }

  @Test
  void sessionsThatTheProviderDidNotOpenStay() {
    var account = TestAccount.with("user");
    var own = withPassword(account);
    Database.shared()
        .execute(
            """
            INSERT INTO user_identities (id, issuer, subject, user_id, provider, linked_at)
            VALUES (?, ?, ?, ?::uuid, 'corp', now())""",
            UUID.randomUUID(),
            BedloeServer.externalIssuer().issuer("corp"),
            subject,
            account.id());
    loggedOut(ExternalLogout.token(subject)).then().statusCode(204);
    assertThat(me(own)).isEqualTo(200);
  }

  @Test
  void invalidLogoutTokensAreRefused() {
    var token = signedIn("a");
    refused(claims -> claims.audience("another-client"));
    refused(claims -> claims.issuer(BedloeServer.externalIssuer().issuer("club")));
    refused(claims -> claims.claim("events", null));
    refused(claims -> claims.claim("events", Map.of("urn:other", Map.of())));
    refused(claims -> claims.claim("nonce", "n"));
    refused(claims -> claims.subject(null));
    refused(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(60))));
    var club = BedloeServer.externalIssuer().key("club");
    loggedOut(ExternalLogout.token(club, claims -> claims.subject(subject))).then().statusCode(400);
    loggedOut(FederatedToken.of(subject, same -> same)).then().statusCode(400);
    loggedOut("no token").then().statusCode(400);
    As.nobody()
        .formParam("other", "x")
        .post("/auth/oidc/corp/backchannel-logout")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-logout-token"));
    As.nobody()
        .formParam("logout_token", "x".repeat(20_000))
        .post("/auth/oidc/corp/backchannel-logout")
        .then()
        .statusCode(400);
    As.nobody()
        .formParam("logout_token", "x")
        .post("/auth/oidc/nobody/backchannel-logout")
        .then()
        .statusCode(404);
    assertThat(me(token)).isEqualTo(200);
  }

  private void refused(UnaryOperator<JWTClaimsSet.Builder> change) {
    loggedOut(ExternalLogout.token(claims -> change.apply(claims.subject(subject))))
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-logout-token"));
  }

  @Test
  void whoSignsOutIsToldWhereToSignOutAtTheProvider() {
    var token = signedIn("a");
    As.bearer(token)
        .post("/auth/logout-at-provider")
        .then()
        .statusCode(200)
        .body("logoutUrl", startsWith(BedloeServer.externalIssuer().issuer("corp")))
        .body("logoutUrl", containsString("client_id=bedloe-at-corp"))
        .body("logoutUrl", containsString("id_token_hint="))
        .body("logoutUrl", containsString("post_logout_redirect_uri="));
    assertThat(me(token)).isEqualTo(401);
  }

  @Test
  void withoutAProviderTheSessionEndsHereAlone() {
    var account = TestAccount.with("user");
    var token = withPassword(account);
    As.bearer(token)
        .post("/auth/logout-at-provider")
        .then()
        .statusCode(200)
        .body("logoutUrl", nullValue());
    assertThat(me(token)).isEqualTo(401);
    As.nobody().post("/auth/logout-at-provider").then().statusCode(401);
  }

  /** Signs in a user of the provider club, which is asked at each refresh. */
  private String clubMember(TestAccount account) {
    Some.json(As.admin(), Map.of("provider", "club", "subject", subject))
        .post("/users/" + account.id() + "/identities")
        .then()
        .statusCode(200)
        .body("provider", equalTo("club"));
    var in = Browser.signIn("club", subject, Map.of());
    assertThat(in.statusCode()).as(in.asString()).isEqualTo(303);
    return in.cookie(Browser.REFRESH);
  }

  private static Response refreshed(String refreshToken) {
    return Some.json(As.nobody(), Map.of("refreshToken", refreshToken)).post("/auth/refresh");
  }

  private void aMinuteLater() {
    Database.shared()
        .execute(
            """
            UPDATE external_sessions SET checked_at = checked_at - interval '1 minute'
            WHERE subject = ?""",
            subject);
  }

  @Test
  void aSessionIsRefreshedWhileTheProvidersSessionExists() {
    var refresh = clubMember(TestAccount.with("user"));
    for (int time = 0; time < 2; time++) {
      aMinuteLater();
      var next = refreshed(refresh);
      next.then().statusCode(200);
      refresh = next.path("refreshToken");
    }
  }

  @Test
  void endOfTheProvidersSessionRevokesSessionsAndKeys() {
    var account = TestAccount.with("user");
    var refresh = clubMember(account);
    var own = withPassword(account);
    var key =
        Some.json(As.bearer(own), Map.of("name", "K", "scopes", List.of("catalog:read")))
            .post("/api-keys")
            .<String>path("key");
    As.bearer(key).get("/products").then().statusCode(200);
    aMinuteLater();
    // A provider that cannot be asked has not confirmed the session.
    Database.shared()
        .execute("UPDATE external_sessions SET refresh_token = NULL WHERE subject = ?", subject);
    refreshed(refresh)
        .then()
        .statusCode(401)
        .body("type", equalTo("/problems/invalid-refresh-token"));
    As.bearer(key).get("/products").then().statusCode(401);
    assertThat(me(own)).isEqualTo(401);
  }

  @Test
  void sessionsOfAProviderCanBeShorter() {
    clubMember(TestAccount.with("user"));
    assertThat(
            Database.shared()
                .number(
                    """
                    SELECT extract(epoch FROM s.ends_at - s.created_at)::bigint
                    FROM sessions s JOIN external_sessions e ON e.session_id = s.id
                    WHERE e.subject = ?""",
                    subject))
        .isEqualTo(3600);
  }

  @Test
  void anAdministratorLinksAnIdentityAndNobodyElseDoes() {
    var account = TestAccount.with("user");
    clubMember(account);
    assertThat(Mailbox.of(account.email()).text("A sign-in method was added to your account"))
        .contains("can use your account");
    var body = Map.of("provider", "club", "subject", subject);
    var path = "/users/" + account.id() + "/identities";
    Some.json(As.admin(), body)
        .post(path)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/identity-taken"));
    Some.json(As.admin(), Map.of("provider", "nobody", "subject", "s"))
        .post(path)
        .then()
        .statusCode(404);
    Some.json(As.manager(), body).post(path).then().statusCode(403);
    Some.json(As.nobody(), body).post(path).then().statusCode(401);
  }
}
