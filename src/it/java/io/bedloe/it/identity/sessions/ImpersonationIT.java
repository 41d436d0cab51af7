package io.bedloe.it.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jwt.SignedJWT;
import io.bedloe.it.As;
import io.bedloe.it.Authenticator;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests impersonation: with a reason, for a limited time, and never beyond the impersonator's own
 * rights.
 */
@IntegrationTest
class ImpersonationIT {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String REASON = "ticket 4711";

  private final TestAccount admin = TestAccount.with("admin");
  private final TestAccount user = TestAccount.with("user");
  private final String adminToken = token(admin);

  private static String token(TestAccount account) {
    return Some.json(
            As.nobody(), Map.of("email", account.email(), "password", "bedloe-dev-password"))
        .post("/auth/login")
        .path("accessToken");
  }

  private static Response start(String token, String userId, Map<String, Object> body) {
    return Some.json(As.bearer(token), body).post("/users/" + userId + "/impersonation");
  }

  private String acting() {
    return start(adminToken, user.id(), Map.of("reason", REASON))
        .then()
        .statusCode(200)
        .body("expiresIn", equalTo(15 * 60))
        .body("user.email", equalTo(user.email()))
        .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("refreshToken")))
        .extract()
        .path("accessToken");
  }

  @Test
  void anImpersonationHasTheAccountAndNamesTheImpersonator() throws Exception {
    var token = acting();
    As.bearer(token)
        .get("/auth/me")
        .then()
        .statusCode(200)
        .body("id", equalTo(user.id()))
        .body("roles", equalTo(List.of("user")))
        .body("impersonatorId", equalTo(admin.id()));
    assertThat(SignedJWT.parse(token).getJWTClaimsSet().getJSONObjectClaim("act"))
        .isEqualTo(Map.of("sub", admin.id()));
    As.bearer(adminToken).get("/auth/me").then().body("impersonatorId", nullValue());
    user.asks()
        .get("/auth/sessions")
        .then()
        .body("items.reason", hasItem(REASON))
        .body("items.impersonatorId", hasItem(admin.id()));
  }

  @Test
  void everythingThatIsDoneUnderItIsMarked() {
    var managing = TestAccount.with("manager");
    String token =
        start(adminToken, managing.id(), Map.of("reason", REASON, "minutes", 5))
            .path("accessToken");
    var item = SalesDesk.shared().stocked(5);
    Some.json(As.bearer(token), SalesDesk.order(item.times(1)))
        .post("/orders")
        .then()
        .statusCode(201);
    As.admin()
        .queryParam("impersonatorId", admin.id())
        .get("/audit")
        .then()
        .statusCode(200)
        .body("items.action", hasItem("order.placed"))
        .body("items.actorId", everyItem(equalTo(managing.id())));
    As.admin()
        .queryParams("action", "impersonation.started", "subjectId", managing.id())
        .get("/audit")
        .then()
        .body("items", hasSize(1))
        .body("items[0].actorId", equalTo(admin.id()))
        .body("items[0].after.reason", equalTo(REASON));
    As.bearer(token).get("/reports/nothing").then().statusCode(404);
    String decision =
        As.bearer(token).get("/users").then().statusCode(403).extract().path("decisionId");
    As.admin()
        .get("/access/decisions/" + decision)
        .then()
        .body("user", equalTo(managing.id()))
        .body("impersonatorId", equalTo(admin.id()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /auth/password | {"currentPassword":"bedloe-dev-password","newPassword":"a quite new one"}
          /auth/logout-all | {}
          /api-keys | {"name":"k","scopes":["catalog:read"]}
          /roles | {"name":"r"}
          /policies | {}
          /signing-keys/rotate | {}
          """)
  void operationsThatOutlastAnImpersonationAreForbidden(String path, String body) {
    var other = TestAccount.with("admin");
    String token = start(adminToken, other.id(), Map.of("reason", REASON)).path("accessToken");
    As.bearer(token)
        .contentType("application/json")
        .body(body)
        .post(path)
        .then()
        .statusCode(403)
        .body("type", endsWith("/forbidden"));
    start(token, user.id(), Map.of("reason", REASON)).then().statusCode(403);
  }

  @Test
  void impersonatingAnAccountWithMoreRightsIsRefused() {
    var role = "support-" + Some.word("s").toLowerCase(java.util.Locale.ROOT);
    Some.created(
        Some.json(
                As.admin(),
                Map.of(
                    "name",
                    role,
                    "permissions",
                    List.of("users:impersonate"),
                    "parents",
                    List.of("user")))
            .post("/roles"));
    var support = token(TestAccount.with(role));
    start(support, user.id(), Map.of("reason", REASON)).then().statusCode(200);
    start(support, TestAccount.with("manager").id(), Map.of("reason", REASON))
        .then()
        .statusCode(403)
        .body("type", endsWith("/exceeds-own-rights"));
    start(token(user), admin.id(), Map.of("reason", REASON)).then().statusCode(403);
    Some.json(As.nobody(), Map.of("reason", REASON))
        .post("/users/" + user.id() + "/impersonation")
        .then()
        .statusCode(401);
  }

  @Test
  void aRoleThatTheAccountGetsMeanwhileGivesTheImpersonatorNothing() {
    var role = Some.role("user");
    Some.patch(As.admin(), "*", "{\"permissions\":[\"users:impersonate\"]}")
        .patch("/roles/" + As.admin().queryParam("name", role).get("/roles").path("items[0].id"))
        .then()
        .statusCode(200);
    String token =
        start(token(TestAccount.with(role)), user.id(), Map.of("reason", REASON))
            .path("accessToken");
    Some.patch(As.admin(), "*", "{\"roles\":[\"manager\"]}")
        .patch("/users/" + user.id())
        .then()
        .statusCode(200);
    user.asks().queryParam("currency", "GBP").get("/reports/sales").then().statusCode(200);
    As.bearer(token).queryParam("currency", "GBP").get("/reports/sales").then().statusCode(403);
    As.bearer(token).get("/products").then().statusCode(200);
  }

  @Test
  void anImpersonatorNeedNotProveTheAccountsOwnFactor() {
    Authenticator.of(user);
    As.bearer(acting()).get("/products").then().statusCode(200);
  }

  @Test
  void itEndsBySigningOutWithItsToken() {
    var token = acting();
    As.bearer(token).post("/auth/logout").then().statusCode(204);
    As.bearer(token).get("/auth/me").then().statusCode(401);
    As.bearer(adminToken).get("/auth/me").then().statusCode(200);
    user.asks().get("/auth/me").then().statusCode(200);
  }

  @Test
  void itEndsWithTheSessionOfTheImpersonator() {
    var token = acting();
    As.bearer(adminToken).post("/auth/logout").then().statusCode(204);
    As.bearer(token).get("/auth/me").then().statusCode(401);
  }

  @Test
  void itEndsWhenTheImpersonatorMayNotAnyMore() {
    var token = acting();
    Some.patch(As.admin(), "*", "{\"roles\":[\"manager\"]}")
        .patch("/users/" + admin.id())
        .then()
        .statusCode(200);
    As.bearer(token).get("/auth/me").then().statusCode(401);
  }

  @Test
  void anImpersonationEndsAtItsEndTime() {
    var token = acting();
    As.bearer(token).get("/auth/me").then().statusCode(200);
    Database.shared()
        .execute(
            "UPDATE sessions SET ends_at = now() WHERE user_id = ? AND impersonator_id = ?",
            UUID.fromString(user.id()),
            UUID.fromString(admin.id()));
    await("the token is refused")
        .atMost(SOON)
        .until(() -> As.bearer(token).get("/auth/me").statusCode() == 401);
  }

  @Test
  void anApiKeyCannotHaveTheImpersonationScope() {
    Map<String, Object> key = Map.of("name", "robot", "scopes", List.of("users:impersonate"));
    Some.json(As.bearer(adminToken), key)
        .post("/api-keys")
        .then()
        .statusCode(400)
        .body("errors.code", equalTo(List.of("for-people")));
  }

  @Test
  void onlyAnotherAccountThatCanBeUsedIsActedAs() {
    start(adminToken, admin.id(), Map.of("reason", REASON))
        .then()
        .statusCode(409)
        .body("type", endsWith("/own-account"));
    Some.patch(As.admin(), "*", "{\"enabled\":false}")
        .patch("/users/" + user.id())
        .then()
        .statusCode(200);
    start(adminToken, user.id(), Map.of("reason", REASON)).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({", , /reason", "'', 5, /reason", "x, 0, /minutes", "x, 61, /minutes"})
  void aReasonAndATimeWithinBoundsAreAskedFor(String reason, Integer minutes, String pointer) {
    var body = new HashMap<String, Object>();
    body.put("reason", reason);
    body.put("minutes", minutes);
    body.values().removeIf(java.util.Objects::isNull);
    start(adminToken, user.id(), body)
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of(pointer)));
  }
}
