package io.bedloe.it.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@IntegrationTest
class UsersIT {

  private static final String PASSWORD = "a long enough password";

  private final String email = Some.word("u").toLowerCase(Locale.ROOT) + "@example.com";

  private Response open(Map<String, Object> more) {
    var user = new HashMap<String, Object>(Map.of("email", email, "name", "Ann"));
    user.putAll(more);
    return Some.json(As.admin(), user).post("/users");
  }

  private static Response patch(String id, String patch) {
    return Some.patch(As.admin(), "*", patch).patch("/users/" + id);
  }

  private static Response signIn(String email, String password) {
    return Some.json(As.nobody(), Map.of("email", email, "password", password)).post("/auth/login");
  }

  @Test
  void anAccountIsOpenedWithRolesAndSignsIn() {
    open(Map.of("password", PASSWORD, "roles", List.of("user")))
        .then()
        .statusCode(201)
        .header("Location", notNullValue())
        .body("hasPassword", equalTo(true))
        .body("enabled", equalTo(true))
        .body("roles", equalTo(List.of("user")));
    signIn(email, PASSWORD).then().statusCode(200).body("user.roles", equalTo(List.of("user")));
    As.admin()
        .queryParam("email", email.toUpperCase(Locale.ROOT))
        .get("/users")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1));
  }

  @Test
  void anEmailAddressBelongsToOneAccountWhateverItsCapitals() {
    var id = Some.created(open(Map.of()));
    open(Map.of("email", email.toUpperCase(Locale.ROOT)))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/email-taken"));
    patch(id, "{\"email\":\"admin@bedloe.example\"}").then().statusCode(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"email\":\"nobody\",\"name\":\"Ann\"}",
        "{\"email\":\"a@example.com\",\"name\":\" \"}",
        "{\"email\":\"a@example.com\",\"name\":\"Ann\",\"password\":\"elevenchars\"}",
        "{\"email\":\"a@example.com\",\"name\":\"Ann\",\"roles\":[\"nobody\"]}",
        "{\"email\":\"a@example.com\",\"name\":\"Ann\",\"id\":\"0190a5a0-0000-7000-8000-000000000000\"}",
        "{\"email\":\"a@example.com\",\"name\":\"Ann\",\"createdAt\":\"2026-01-01T00:00:00Z\"}",
      })
  void anInvalidAccountIsRefused(String body) {
    As.admin()
        .contentType("application/json")
        .body(body)
        .post("/users")
        .then()
        .statusCode(400)
        .body("errors.size()", equalTo(1));
  }

  @Test
  void rolesAreGivenAndTakenWithEffectAtOnce() {
    var account = TestAccount.with("user");
    account.asks().get("/reports/sales?currency=GBP").then().statusCode(403);
    patch(account.id(), "{\"roles\":[\"manager\"]}").then().statusCode(200);
    account.asks().get("/reports/sales?currency=GBP").then().statusCode(200);
    patch(account.id(), "{\"roles\":[]}").then().statusCode(200);
    account.asks().get("/products").then().statusCode(403);
  }

  @Test
  void aDisabledAccountIsRefusedImmediatelyUntilItIsEnabled() {
    var account = TestAccount.with("user");
    account.asks().get("/products").then().statusCode(200);
    patch(account.id(), "{\"enabled\":false}").then().statusCode(200);
    account.asks().get("/products").then().statusCode(401);
    signIn(account.email(), "bedloe-dev-password").then().statusCode(401);
    patch(account.id(), "{\"enabled\":true}").then().statusCode(200);
    signIn(account.email(), "bedloe-dev-password").then().statusCode(200);
  }

  @Test
  void erasingAnAccountDeletesItsPersonalDataAndKeepsItsHistory() {
    var linked = TestAccount.linkedToACustomer();
    var account = linked.account();
    String key =
        Some.json(account.asks(), Map.of("name", "ERP", "scopes", List.of("catalog:read")))
            .post("/api-keys")
            .path("key");
    account.asks().get("/products").then().statusCode(200);
    As.admin()
        .post("/users/" + account.id() + "/erase")
        .then()
        .statusCode(200)
        .body("email", endsWith("@erased.invalid"))
        .body("name", equalTo("Erased"))
        .body("roles", equalTo(List.of()))
        .body("hasPassword", equalTo(false))
        .body("erasedAt", notNullValue());
    account.asks().get("/products").then().statusCode(401);
    As.nobody().header("X-API-Key", key).get("/products").then().statusCode(401);
    signIn(account.email(), "bedloe-dev-password").then().statusCode(401);
    patch(account.id(), "{\"enabled\":true}")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/account-erased"));
    As.manager().get("/customers/" + linked.customerId()).then().statusCode(200);
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM users u WHERE u::text LIKE '%' || ? || '%'",
                    account.email()))
        .isZero();
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM sessions WHERE user_id = ? AND address || device <> ''",
                    UUID.fromString(account.id())))
        .isZero();
  }

  @Test
  void grantingOrWithdrawingBeyondOnesOwnRightsIsRefused() {
    var role = "r-" + Some.word("clerk").toLowerCase(Locale.ROOT);
    Some.json(
            As.admin(),
            Map.of(
                "name",
                role,
                "permissions",
                List.of("users:manage", "users:read"),
                "parents",
                List.of("user")))
        .post("/roles")
        .then()
        .statusCode(201);
    var clerk = TestAccount.with(role);
    Some.json(
            clerk.asks(), Map.of("email", email, "name", "Ann", "roles", List.of("user", "admin")))
        .post("/users")
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("exceeds-own-rights"));
    var admin = TestAccount.with("admin");
    for (var patch : List.of("{\"email\":\"mine@example.com\"}", "{\"enabled\":false}")) {
      Some.patch(clerk.asks(), "*", patch)
          .patch("/users/" + admin.id())
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/exceeds-own-rights"));
    }
    clerk.asks().post("/users/" + admin.id() + "/erase").then().statusCode(403);
    Some.patch(clerk.asks(), "*", "{\"roles\":[\"admin\"]}")
        .patch("/users/" + clerk.id())
        .then()
        .statusCode(400);
  }

  @Test
  void anAdminListsAndEndsTheSessionsOfOthers() {
    var account = TestAccount.with("user");
    account.asks().get("/products").then().statusCode(200);
    As.manager().get("/users/" + account.id() + "/sessions").then().statusCode(403);
    As.admin()
        .get("/users/" + account.id() + "/sessions")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1));
    As.admin().post("/users/" + account.id() + "/sessions/end").then().statusCode(204);
    account.asks().get("/products").then().statusCode(401);
    As.admin().get("/users/" + UUID.randomUUID() + "/sessions").then().statusCode(404);
  }

  @Test
  void aStaleChangeIsRefused() {
    var account = TestAccount.with("user");
    Some.patch(As.admin(), "\"v7\"", "{\"name\":\"New\"}")
        .patch("/users/" + account.id())
        .then()
        .statusCode(412);
    As.manager().get("/users").then().statusCode(403);
    assertThat(BedloeServer.shared().isRunning()).isTrue();
  }
}
