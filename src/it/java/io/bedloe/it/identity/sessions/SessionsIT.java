package io.bedloe.it.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@IntegrationTest
class SessionsIT {

  private static final String PASSWORD = "bedloe-dev-password";

  /** The limit is ten times the time that a change may need to take effect. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final TestAccount account = TestAccount.with("user");

  private record Session(String access, String refresh) {

    static Session of(Response answer) {
      answer.then().statusCode(200);
      return new Session(answer.path("accessToken"), answer.path("refreshToken"));
    }

    Response me() {
      return As.bearer(access).get("/auth/me");
    }

    Response refreshed() {
      return SessionsIT.refresh(refresh);
    }
  }

  private Session signIn() {
    return Session.of(
        Some.json(As.nobody(), Map.of("email", account.email(), "password", PASSWORD))
            .post("/auth/login"));
  }

  private static Response refresh(String token) {
    return Some.json(As.nobody(), Map.of("refreshToken", token)).post("/auth/refresh");
  }

  /** Moves the first use of the token back by 11 seconds, so that the grace period is over. */
  private void usedLongAgo() {
    Database.shared()
        .execute(
            """
            UPDATE refresh_tokens SET used_at = used_at - interval '11 seconds'
            WHERE session_id IN (SELECT id FROM sessions WHERE user_id = ?)""",
            UUID.fromString(account.id()));
  }

  private String endReason() {
    return Database.shared()
        .list(
            row -> String.valueOf(row.getString(1)),
            "SELECT end_reason FROM sessions WHERE user_id = ? ORDER BY created_at",
            UUID.fromString(account.id()))
        .get(0);
  }

  @Test
  void meReturnsTheAccountAndItsPermissions() {
    signIn()
        .me()
        .then()
        .statusCode(200)
        .body("id", equalTo(account.id()))
        .body("roles", equalTo(List.of("user")))
        .body("permissions", hasItem("orders:read"))
        .body("sessionId", notNullValue());
  }

  @Test
  void aRefreshTokenGetsNewTokensAndAnother() {
    var first = signIn();
    var second = Session.of(first.refreshed());
    assertThat(second.refresh()).isNotEqualTo(first.refresh());
    second.me().then().statusCode(200);
    Session.of(second.refreshed()).me().then().statusCode(200);
  }

  @Test
  void concurrentRefreshesGetTheSameNextToken() throws Exception {
    var first = signIn();
    var answers = AtOnce.all(20, i -> first.refreshed());
    assertThat(answers).extracting(Response::statusCode).containsOnly(200);
    var next = new HashSet<String>();
    answers.forEach(answer -> next.add(answer.path("refreshToken")));
    assertThat(next).hasSize(1);
    assertThat(
            Database.shared()
                .number(
                    """
                    SELECT count(*) FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id
                    WHERE s.user_id = ?""",
                    UUID.fromString(account.id())))
        .isEqualTo(2);
  }

  @Test
  void aTokenThatIsUsedAfterTheGraceEndsTheSessionAndAllItsTokens() {
    var first = signIn();
    var second = Session.of(first.refreshed());
    usedLongAgo();
    first
        .refreshed()
        .then()
        .statusCode(401)
        .body("type", equalTo("/problems/invalid-refresh-token"));
    second.refreshed().then().statusCode(401);
    second.me().then().statusCode(401);
    assertThat(endReason()).isEqualTo("TOKEN_REUSED");
  }

  @Test
  void aTokenOlderThanThePreviousOneEndsTheSessionEvenWithinTheGrace() {
    var first = signIn();
    var second = Session.of(first.refreshed());
    var third = Session.of(second.refreshed());
    first.refreshed().then().statusCode(401);
    third.refreshed().then().statusCode(401);
    assertThat(endReason()).isEqualTo("TOKEN_REUSED");
  }

  @Test
  void anUnknownTokenAndNoneAreRefused() {
    refresh("bdr_unknown").then().statusCode(401);
    Some.json(As.nobody(), Map.of())
        .post("/auth/refresh")
        .then()
        .statusCode(401)
        .body("type", equalTo("/problems/invalid-refresh-token"));
  }

  @Test
  void anExpiredRefreshTokenIsRefused() {
    var session = signIn();
    Database.shared()
        .execute(
            """
            UPDATE refresh_tokens SET expires_at = now()
            WHERE session_id IN (SELECT id FROM sessions WHERE user_id = ?)""",
            UUID.fromString(account.id()));
    session.refreshed().then().statusCode(401);
  }

  @Test
  void aSessionEndsAtItsMaximumLifetime() {
    var session = signIn();
    Database.shared()
        .execute(
            "UPDATE sessions SET ends_at = now() WHERE user_id = ?", UUID.fromString(account.id()));
    session.refreshed().then().statusCode(401);
    await("the session is over").atMost(SOON).until(() -> session.me().statusCode() == 401);
  }

  @Test
  void whoSignsOutIsOutAtOnceAndTheOtherSessionGoesOn() {
    var here = signIn();
    var elsewhere = signIn();
    here.me().then().statusCode(200);
    As.bearer(here.access()).post("/auth/logout").then().statusCode(204);
    here.me().then().statusCode(401).body("type", equalTo("/problems/unauthenticated"));
    here.refreshed().then().statusCode(401);
    elsewhere.me().then().statusCode(200);
  }

  @Test
  void logoutAllEndsAllSessions() {
    var here = signIn();
    var elsewhere = signIn();
    elsewhere.me().then().statusCode(200);
    As.bearer(here.access()).post("/auth/logout-all").then().statusCode(204);
    for (var session : List.of(here, elsewhere)) {
      session.me().then().statusCode(401);
      session.refreshed().then().statusCode(401);
    }
  }

  @Test
  void aUserListsAndEndsOwnSessions() {
    var here = signIn();
    var elsewhere = signIn();
    String other = elsewhere.me().path("sessionId");
    As.bearer(here.access())
        .get("/auth/sessions")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(2))
        .body("items.id", hasItem(other))
        .body("items[0].address", equalTo("127.0.0.1"));
    As.bearer(here.access()).post("/auth/sessions/" + other + "/end").then().statusCode(204);
    elsewhere.me().then().statusCode(401);
    As.bearer(here.access()).get("/auth/sessions").then().body("items.size()", equalTo(1));
    As.bearer(here.access()).post("/auth/sessions/" + other + "/end").then().statusCode(404);
  }

  @Test
  void theSessionOfAnotherAccountIsNotFound() {
    String foreign = As.manager().get("/auth/me").path("sessionId");
    As.bearer(signIn().access())
        .post("/auth/sessions/" + foreign + "/end")
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/session-not-found"));
    As.manager().get("/auth/me").then().statusCode(200);
  }

  @Test
  void whoMaySeesTheSessionsOfAllAndEndsOne() {
    var somebody = TestAccount.with("user");
    String session = somebody.asks().get("/auth/me").path("sessionId");
    As.admin()
        .queryParam("userId", somebody.id())
        .get("/sessions")
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(session)));
    As.manager().get("/sessions").then().statusCode(403);
    As.manager().post("/sessions/" + session + "/end").then().statusCode(403);
    As.nobody().get("/sessions").then().statusCode(401);
    As.admin().post("/sessions/" + session + "/end").then().statusCode(204);
    somebody.asks().get("/auth/me").then().statusCode(401);
    As.admin()
        .post("/sessions/" + session + "/end")
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/session-not-found"));
  }

  @Test
  void whoLooksAfterSessionsEndsNoneOfSomebodyWhoMayDoMore() {
    var role = Some.role("user");
    Some.patch(As.admin(), "*", "{\"permissions\":[\"sessions:manage\"]}")
        .patch("/roles/" + As.admin().queryParam("name", role).get("/roles").path("items[0].id"))
        .then()
        .statusCode(200);
    var helper = TestAccount.with(role);
    var admin = TestAccount.with("admin");
    String session = admin.asks().get("/auth/me").path("sessionId");
    helper
        .asks()
        .post("/sessions/" + session + "/end")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/exceeds-own-rights"));
    helper
        .asks()
        .post("/users/" + admin.id() + "/sessions/end")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/exceeds-own-rights"));
    admin.asks().get("/auth/me").then().statusCode(200);
  }

  @Test
  void aRoleThatIsTakenAwayIsGoneWithoutANewToken() {
    var session = signIn();
    As.bearer(session.access()).get("/products").then().statusCode(200);
    Database.shared()
        .execute("DELETE FROM user_roles WHERE user_id = ?", UUID.fromString(account.id()));
    await("products are refused")
        .atMost(SOON)
        .until(() -> As.bearer(session.access()).get("/products").statusCode() == 403);
  }

  @Test
  void theTokensOfADisabledAccountAreRefused() {
    var session = signIn();
    session.me().then().statusCode(200);
    Database.shared()
        .execute("UPDATE users SET enabled = FALSE WHERE id = ?", UUID.fromString(account.id()));
    session.refreshed().then().statusCode(401);
    await("the session is over").atMost(SOON).until(() -> session.me().statusCode() == 401);
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() {
    var answer =
        Some.json(
                As.nobody().header("Sec-Fetch-Site", "same-origin"),
                Map.of("email", account.email(), "password", PASSWORD, "useCookie", true))
            .post("/auth/login");
    answer.then().statusCode(200).body("refreshToken", nullValue());
    var cookie = answer.detailedCookie("__Host-bedloe-refresh");
    assertThat(
            List.of(
                cookie.isHttpOnly(), cookie.isSecured(), cookie.getSameSite(), cookie.getPath()))
        .containsExactly(true, true, "Strict", "/");
    assertThat(cookie.getDomain()).isNull();

    for (var site : List.of("cross-site", "same-site", "none")) {
      withCookie(cookie.getValue(), "Sec-Fetch-Site", site)
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/untrusted-origin"));
    }
    withCookie(cookie.getValue(), "Origin", "https://evil.example").then().statusCode(403);
    withCookie(cookie.getValue(), "Accept", "application/json").then().statusCode(403);
    var next = withCookie(cookie.getValue(), "Sec-Fetch-Site", "same-origin");
    next.then().statusCode(200).body("refreshToken", nullValue());
    assertThat(next.cookie("__Host-bedloe-refresh")).startsWith("bdr_");
    assertThat(next.cookie("__Host-bedloe-refresh")).isNotEqualTo(cookie.getValue());
  }

  @Test
  void aSecondSignInInTheSameBrowserEndsTheFormerSession() {
    var first = signInWithCookie(null);
    String access = first.path("accessToken");
    As.bearer(access).get("/auth/me").then().statusCode(200);
    var elsewhere = signIn();
    var second = signInWithCookie(first.cookie("__Host-bedloe-refresh"));
    As.bearer(access).get("/auth/me").then().statusCode(401);
    withCookie(first.cookie("__Host-bedloe-refresh"), "Sec-Fetch-Site", "same-origin")
        .then()
        .statusCode(401);
    assertThat(endReason()).isEqualTo("REPLACED");
    As.bearer(second.path("accessToken")).get("/auth/me").then().statusCode(200);
    elsewhere.me().then().statusCode(200);
  }

  private Response signInWithCookie(@Nullable String former) {
    var request =
        Some.json(
            As.nobody().header("Sec-Fetch-Site", "same-origin"),
            Map.of("email", account.email(), "password", PASSWORD, "useCookie", true));
    if (former != null) {
      request.header("Cookie", "__Host-bedloe-refresh=" + former);
    }
    var answer = request.post("/auth/login");
    answer.then().statusCode(200);
    return answer;
  }

  private static Response withCookie(String value, String header, String content) {
    return Some.json(As.nobody().header(header, content), Map.of())
        .header("Cookie", "__Host-bedloe-refresh=" + value)
        .post("/auth/refresh");
  }

  @Test
  void fiveWrongPasswordsDelayOnlyThisAccount() {
    for (int i = 0; i < 5; i++) {
      attempt(account.email(), "a wrong password").then().statusCode(401);
    }
    attempt(account.email(), PASSWORD)
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("/problems/sign-in-delayed"));
    attempt(TestAccount.with("user").email(), PASSWORD).then().statusCode(200);
    await("the delay of sign-ins is over")
        .atMost(SOON)
        .until(() -> attempt(account.email(), PASSWORD).statusCode() == 200);
    attempt(account.email(), "a wrong password").then().statusCode(401);
  }

  @Test
  void concurrentGuessesAreLimitedLikeSequentialOnes() throws Exception {
    var answers = AtOnce.all(60, i -> attempt(account.email(), "guess number " + i));
    assertThat(answers).extracting(Response::statusCode).containsOnly(401, 429);
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 401).count())
        .isBetween(5L, 10L);
  }

  private static Response attempt(String email, String password) {
    return Some.json(As.nobody(), Map.of("email", email, "password", password)).post("/auth/login");
  }
}
