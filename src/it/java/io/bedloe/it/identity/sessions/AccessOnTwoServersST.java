package io.bedloe.it.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Some;
import io.bedloe.it.SystemTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that a right revoked on one server is refused on the other. */
@SystemTest
class AccessOnTwoServersST {

  /** A server caches for a second; the rest is for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private static final String PASSWORD = "a long enough password";

  private static final BedloeServer HERE = BedloeServer.onOwnDatabase();
  private static final BedloeServer THERE = BedloeServer.besides(HERE);

  @BeforeAll
  static void start() {
    HERE.start();
    THERE.start();
  }

  @AfterAll
  static void stop() {
    THERE.close();
    HERE.close();
  }

  private static Response newUser(String role) {
    var email = Some.word("u") + "@example.com";
    return Some.json(
            HERE.as().theAdmin(),
            Map.of("email", email, "name", "Ann", "password", PASSWORD, "roles", List.of(role)))
        .post("/users");
  }

  private static String token(BedloeServer server, Response user) {
    return Some.json(
            server.as().withoutToken(),
            Map.of("email", user.<String>path("email"), "password", PASSWORD))
        .post("/auth/login")
        .then()
        .statusCode(200)
        .extract()
        .path("accessToken");
  }

  private static int me(As as, String token) {
    return as.withToken(token).get("/auth/me").statusCode();
  }

  @Test
  void aSignOutAppliesToOtherServersAndAfterARestart() {
    var token = token(HERE, newUser("user"));
    assertThat(me(THERE.as(), token)).isEqualTo(200);
    HERE.as().withToken(token).post("/auth/logout").then().statusCode(204);
    assertThat(me(HERE.as(), token)).isEqualTo(401);
    await("the session is over on the other server")
        .atMost(SOON)
        .until(() -> me(THERE.as(), token) == 401);
    THERE.stop();
    THERE.start();
    assertThat(me(THERE.as(), token)).isEqualTo(401);
  }

  @Test
  void aKeyThatIsRevokedOnOneServerIsRefusedByTheOther() {
    var made =
        Some.json(HERE.as().theAdmin(), Map.of("name", "ERP", "scopes", List.of("catalog:read")))
            .post("/api-keys");
    String key = made.path("key");
    assertThat(products(key)).isEqualTo(200);
    HERE.as().theAdmin().post("/api-keys/" + made.path("id") + "/revoke").then().statusCode(200);
    await("the revoked key is refused by the other server")
        .atMost(SOON)
        .until(() -> products(key) == 401);
  }

  private static int products(String key) {
    return THERE.as().withoutToken().header("X-API-Key", key).get("/products").statusCode();
  }

  @Test
  void aRoleThatIsTakenOnOneServerIsGoneOnTheOther() {
    var user = newUser("manager");
    var token = token(THERE, user);
    assertThat(THERE.as().withToken(token).get("/orders").statusCode()).isEqualTo(200);
    Some.patch(HERE.as().theAdmin(), "*", "{\"roles\":[]}")
        .patch("/users/" + user.path("id"))
        .then()
        .statusCode(200);
    await("the role no longer allows orders")
        .atMost(SOON)
        .until(() -> THERE.as().withToken(token).get("/orders").statusCode() == 403);
  }

  @Test
  void aPolicyThatOneServerIsToldOfHoldsOnTheOther() {
    var user = newUser("user");
    var token = token(THERE, user);
    assertThat(THERE.as().withToken(token).get("/products").statusCode()).isEqualTo(200);
    var policy =
        Map.of(
            "name",
            Some.word("policy"),
            "target",
            "catalog:read",
            "effect",
            "DENY_IF",
            "expression",
            "caller.id == '" + user.path("id") + "'");
    var id = Some.created(Some.json(HERE.as().theAdmin(), policy).post("/policies"));
    await("the policy holds on the other server")
        .atMost(SOON)
        .until(() -> THERE.as().withToken(token).get("/products").statusCode() == 403);
    HERE.as().theAdmin().header("If-Match", "*").delete("/policies/" + id).then().statusCode(204);
    await("the policy is gone on the other server")
        .atMost(SOON)
        .until(() -> THERE.as().withToken(token).get("/products").statusCode() == 200);
  }

  @Test
  void twoAdminsCannotDisableEachOtherConcurrently() throws Exception {
    var first = newUser("admin");
    var second = newUser("admin");
    var firstToken = token(HERE, first);
    var secondToken = token(THERE, second);
    // Whoever loses has no session any more, so the admin of the other tests takes no part.
    HERE.database()
        .execute("UPDATE users SET enabled = FALSE WHERE email = 'admin@bedloe.example'");
    var answers =
        AtOnce.all(
            2,
            i ->
                i == 0
                    ? Some.patch(HERE.as().withToken(firstToken), "*", "{\"enabled\":false}")
                        .patch("/users/" + second.path("id"))
                    : Some.patch(THERE.as().withToken(secondToken), "*", "{\"enabled\":false}")
                        .patch("/users/" + first.path("id")));
    // The loser is the last admin by now (409), or was disabled before its request (401).
    assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(200);
    assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 401, 409);
    assertThat(
            HERE.database()
                .number(
                    """
                    SELECT count(*) FROM users u JOIN user_roles r ON r.user_id = u.id
                    WHERE r.role = 'admin' AND u.enabled"""))
        .isOne();
    HERE.database().execute("UPDATE users SET enabled = TRUE");
  }
}
