package io.bedloe.it.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the lifetime of sessions, who lists and ends them, and the delay of guesses. */
@IntegrationTest
class SessionsIT {

  private static final String PASSWORD = "bedloe-dev-password";

  /** The limit is ten times the time that a change may need to take effect. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final TestAccount account = TestAccount.with("user");

  @Test
  void meReturnsTheAccountAndItsPermissions() {
    OpenedSession.signIn(account)
        .me()
        .then()
        .statusCode(200)
        .body("id", equalTo(account.id()))
        .body("roles", equalTo(List.of("user")))
        .body("permissions", hasItem("orders:read"))
        .body("sessionId", notNullValue());
  }

  @Test
  void aSessionEndsAtItsMaximumLifetime() {
    var session = OpenedSession.signIn(account);
    Database.shared()
        .execute(
            "UPDATE sessions SET ends_at = now() WHERE user_id = ?", UUID.fromString(account.id()));
    session.refreshed().then().statusCode(401);
    await("the session is over").atMost(SOON).until(() -> session.me().statusCode() == 401);
  }

  @Test
  void whoSignsOutIsOutAtOnceAndTheOtherSessionGoesOn() {
    var here = OpenedSession.signIn(account);
    var elsewhere = OpenedSession.signIn(account);
    here.me().then().statusCode(200);
    As.bearer(here.access()).post("/auth/logout").then().statusCode(204);
    here.me().then().statusCode(401).body("type", equalTo("/problems/unauthenticated"));
    here.refreshed().then().statusCode(401);
    elsewhere.me().then().statusCode(200);
  }

  @Test
  void logoutAllEndsAllSessions() {
    var here = OpenedSession.signIn(account);
    var elsewhere = OpenedSession.signIn(account);
    elsewhere.me().then().statusCode(200);
    As.bearer(here.access()).post("/auth/logout-all").then().statusCode(204);
    for (var session : List.of(here, elsewhere)) {
      session.me().then().statusCode(401);
      session.refreshed().then().statusCode(401);
    }
  }

  @Test
  void aUserListsAndEndsOwnSessions() {
    var here = OpenedSession.signIn(account);
    var elsewhere = OpenedSession.signIn(account);
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
    As.bearer(OpenedSession.signIn(account).access())
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
    var session = OpenedSession.signIn(account);
    As.bearer(session.access()).get("/products").then().statusCode(200);
    Database.shared()
        .execute("DELETE FROM user_roles WHERE user_id = ?", UUID.fromString(account.id()));
    await("products are refused")
        .atMost(SOON)
        .until(() -> As.bearer(session.access()).get("/products").statusCode() == 403);
  }

  @Test
  void theTokensOfADisabledAccountAreRefused() {
    var session = OpenedSession.signIn(account);
    session.me().then().statusCode(200);
    Database.shared()
        .execute("UPDATE users SET enabled = FALSE WHERE id = ?", UUID.fromString(account.id()));
    session.refreshed().then().statusCode(401);
    await("the session is over").atMost(SOON).until(() -> session.me().statusCode() == 401);
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
