package io.bedloe.it.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.Authenticator;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests operations that need an authentication within the last five minutes (RFC 9470). */
@IntegrationTest
class ReauthenticationIT {

  private static final String PASSWORD = "bedloe-dev-password";

  private final TestAccount account = TestAccount.with("manager");

  private static String signedIn(TestAccount account) {
    return Authenticator.signIn(account, null).then().statusCode(200).extract().path("accessToken");
  }

  /**
   * Sets the time of all authentications of the account's sessions to more than five minutes ago.
   */
  private static void passFiveMinutes(TestAccount account) {
    Database.shared()
        .execute(
            """
            UPDATE sessions SET created_at = created_at - interval '301 seconds',
              authenticated_at = authenticated_at - interval '301 seconds',
              second_factor_at = second_factor_at - interval '301 seconds'
            WHERE user_id = ?""",
            UUID.fromString(account.id()));
  }

  private static Response reauthenticate(String token, Map<String, Object> shown) {
    return Some.json(As.bearer(token), shown).post("/auth/reauthentication");
  }

  /** Returns the access token of the new session. */
  private static String reauthenticated(String token, Map<String, Object> shown) {
    return reauthenticate(token, shown).then().statusCode(200).extract().path("accessToken");
  }

  private static Response makeKey(RequestSpecification as) {
    return Some.json(as, Map.of("name", "ERP", "scopes", List.of("catalog:read")))
        .post("/api-keys");
  }

  private static void needsReauthentication(Response answer) {
    answer
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", containsString("error=\"insufficient_user_authentication\""))
        .header("WWW-Authenticate", containsString("max_age=\"300\""))
        .body("type", equalTo("/problems/insufficient-user-authentication"))
        .body("maxAge", equalTo(300));
  }

  @Test
  void aKeyIsMadeOnlySoonAfterThePasswordWasShown() {
    var token = signedIn(account);
    makeKey(As.bearer(token)).then().statusCode(201);
    passFiveMinutes(account);
    needsReauthentication(makeKey(As.bearer(token)));
    reauthenticate(token, Map.of("currentPassword", "another-password")).then().statusCode(403);
    reauthenticate(token, Map.of()).then().statusCode(403);
    needsReauthentication(makeKey(As.bearer(token)));
    token = reauthenticated(token, Map.of("currentPassword", PASSWORD));
    makeKey(As.bearer(token)).then().statusCode(201);
  }

  @Test
  void reauthenticationReplacesTheTokens() {
    var signedIn = Authenticator.signIn(account, null);
    String former = signedIn.path("accessToken");
    var answer = reauthenticate(former, Map.of("currentPassword", PASSWORD));
    answer.then().statusCode(200);
    As.bearer(answer.path("accessToken")).get("/auth/me").then().statusCode(200);
    As.bearer(former).get("/auth/me").then().statusCode(401);
    Some.json(As.nobody(), Map.of("refreshToken", signedIn.<String>path("refreshToken")))
        .post("/auth/refresh")
        .then()
        .statusCode(401);
  }

  @Test
  void theNewSessionEndsWhenTheFormerOneWouldHaveEnded() {
    var token = signedIn(account);
    var owner = UUID.fromString(account.id());
    Database.shared()
        .execute("UPDATE sessions SET ends_at = now() + interval '1 day' WHERE user_id = ?", owner);
    reauthenticated(token, Map.of("currentPassword", PASSWORD));
    assertThat(
            Database.shared()
                .list(
                    row -> row.getLong(1),
                    "SELECT count(*) FROM sessions WHERE user_id = ? GROUP BY ends_at",
                    owner))
        .containsExactly(2L);
  }

  @Test
  void rotatingAKeyNeedsARecentAuthentication() {
    var token = signedIn(account);
    String id = makeKey(As.bearer(token)).path("id");
    passFiveMinutes(account);
    needsReauthentication(
        Some.json(As.bearer(token), Map.of()).post("/api-keys/" + id + "/rotate"));
    As.bearer(token).post("/api-keys/" + id + "/revoke").then().statusCode(200);
  }

  @Test
  void anAccountWithASecondFactorShowsBoth() {
    var app = Authenticator.of(account);
    makeKey(As.bearer(app.accessToken())).then().statusCode(201);
    passFiveMinutes(account);
    needsReauthentication(makeKey(As.bearer(app.accessToken())));
    // The code alone opens another session with the password time of the former one.
    String token =
        Some.json(As.bearer(app.accessToken()), Map.of("code", app.code()))
            .post("/auth/second-factor/verify")
            .then()
            .statusCode(200)
            .extract()
            .path("accessToken");
    needsReauthentication(makeKey(As.bearer(token)));
    reauthenticate(token, Map.of("currentPassword", PASSWORD))
        .then()
        .statusCode(401)
        .body("type", equalTo("/problems/second-factor-required"));
    reauthenticate(token, Map.of("currentPassword", PASSWORD, "code", "000000x"))
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/second-factor-invalid"));
    var next = reauthenticated(token, Map.of("currentPassword", PASSWORD, "code", app.code()));
    makeKey(As.bearer(next)).then().statusCode(201);
  }

  @Test
  void otherSessionsAreEndedOnlySoonAfterThePasswordWasShown() {
    var other = signedIn(account);
    String otherId = As.bearer(other).get("/auth/me").path("sessionId");
    var token = signedIn(account);
    passFiveMinutes(account);
    needsReauthentication(As.bearer(token).post("/auth/sessions/" + otherId + "/end"));
    needsReauthentication(As.bearer(token).post("/auth/logout-all"));
    As.bearer(other).get("/auth/me").then().statusCode(200);
    As.bearer(other).post("/auth/sessions/" + otherId + "/end").then().statusCode(204);
    token = reauthenticated(token, Map.of("currentPassword", PASSWORD));
    As.bearer(token).post("/auth/logout-all").then().statusCode(204);
  }

  @Test
  void anEmailAddressIsChangedOnlySoonAfterThePasswordWasShown() {
    var admin = TestAccount.with("admin");
    var token = signedIn(admin);
    var path = "/users/" + account.id();
    var change = "{\"email\":\"%s@example.com\"}".formatted(Some.word("e"));
    passFiveMinutes(admin);
    needsReauthentication(Some.patch(As.bearer(token), "*", change).patch(path));
    Some.patch(As.bearer(token), "*", "{\"name\":\"New\"}").patch(path).then().statusCode(200);
    token = reauthenticated(token, Map.of("currentPassword", PASSWORD));
    Some.patch(As.bearer(token), "*", change).patch(path).then().statusCode(200);
  }

  @Test
  void anIdentityIsUnlinkedOnlySoonAfterThePasswordWasShown() {
    var token = signedIn(account);
    passFiveMinutes(account);
    needsReauthentication(
        As.bearer(token).header("If-Match", "*").delete("/auth/identities/" + UUID.randomUUID()));
    token = reauthenticated(token, Map.of("currentPassword", PASSWORD));
    As.bearer(token)
        .header("If-Match", "*")
        .delete("/auth/identities/" + UUID.randomUUID())
        .then()
        .statusCode(404);
  }

  @Test
  void anIdentityIsLinkedOnlySoonAfterThePasswordAndTheSecondFactorWereShown() {
    var app = Authenticator.of(account);
    link(app.accessToken()).then().statusCode(200);
    passFiveMinutes(account);
    needsReauthentication(link(app.accessToken()));
    // The test simulates a session of a provider, where the second factor of Bedloe is not
    // required.
    var token =
        reauthenticated(app.accessToken(), Map.of("currentPassword", PASSWORD, "code", app.code()));
    Database.shared()
        .execute(
            "UPDATE sessions SET second_factor_at = NULL WHERE user_id = ?",
            UUID.fromString(account.id()));
    needsReauthentication(link(token));
    token = reauthenticated(token, Map.of("currentPassword", PASSWORD, "code", app.code()));
    link(token).then().statusCode(200);
  }

  private static Response link(String token) {
    return Some.json(As.bearer(token), Map.of("currentPassword", PASSWORD))
        .post("/auth/identities/club");
  }

  @Test
  void aKeyCannotReauthenticate() {
    String key = makeKey(As.bearer(signedIn(account))).path("key");
    Some.json(As.nobody().header("X-API-Key", key), Map.of("currentPassword", PASSWORD))
        .post("/auth/reauthentication")
        .then()
        .statusCode(403);
    Some.json(As.nobody(), Map.of("currentPassword", PASSWORD))
        .post("/auth/reauthentication")
        .then()
        .statusCode(401);
  }
}
