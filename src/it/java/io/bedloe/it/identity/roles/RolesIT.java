package io.bedloe.it.identity.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@IntegrationTest
class RolesIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final String name = "r-" + Some.word("role").toLowerCase(Locale.ROOT);

  private Response create(String name, Map<String, Object> more) {
    var role = new HashMap<String, Object>(Map.of("name", name));
    role.putAll(more);
    return Some.json(As.admin(), role).post("/roles");
  }

  private String created(String name, Map<String, Object> more) {
    return Some.created(create(name, more));
  }

  private static Response patch(String id, String patch) {
    return Some.patch(As.admin(), "*", patch).patch("/roles/" + id);
  }

  @Test
  void aRoleIsMadeReadChangedAndRemoved() {
    var id =
        created(
            name,
            Map.of(
                "description",
                "Counts",
                "permissions",
                List.of("stock:write"),
                "parents",
                List.of("user")));
    As.admin()
        .get("/roles/" + id)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v0\""))
        .body("builtIn", equalTo(false))
        .body("permissions", equalTo(List.of("stock:write")))
        .body("parents", equalTo(List.of("user")));
    patch(id, "{\"permissions\":[\"stock:audit\"]}")
        .then()
        .statusCode(200)
        .body("permissions", equalTo(List.of("stock:audit")))
        .body("description", equalTo("Counts"));
    As.admin().queryParam("limit", 100).get("/roles").then().body("items.name", hasItem(name));
    As.admin().header("If-Match", "\"v1\"").delete("/roles/" + id).then().statusCode(204);
    As.admin().get("/roles/" + id).then().statusCode(404);
  }

  @Test
  void aChangeOfARoleHoldsForThoseWhoHaveItWithoutANewToken() {
    var id = created(name, Map.of("permissions", List.of("catalog:read")));
    var account = TestAccount.with(name);
    account.asks().get("/products").then().statusCode(200);
    account.asks().get("/orders").then().statusCode(403);
    patch(id, "{\"permissions\":[],\"parents\":[\"manager\"]}").then().statusCode(200);
    account.asks().get("/orders").then().statusCode(200);
    patch(id, "{\"parents\":[]}").then().statusCode(200);
    await("products are refused")
        .atMost(SOON)
        .until(() -> account.asks().get("/products").statusCode() == 403);
  }

  @Test
  void aRoleInUseCannotBeRemoved() {
    var id = created(name, Map.of());
    TestAccount.with(name);
    As.admin()
        .header("If-Match", "*")
        .delete("/roles/" + id)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/role-in-use"))
        .body("uses", equalTo(1));
    var parent = created(name + "-parent", Map.of());
    created(name + "-child", Map.of("parents", List.of(name + "-parent")));
    As.admin().header("If-Match", "*").delete("/roles/" + parent).then().statusCode(409);
  }

  @Test
  void builtInRolesStayAsTheyAre() {
    String admin =
        As.admin().queryParam("name", "admin").get("/roles").then().extract().path("items[0].id");
    patch(admin, "{\"description\":\"Mine\"}")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/built-in-role"));
    As.admin().header("If-Match", "*").delete("/roles/" + admin).then().statusCode(409);
  }

  @Test
  void allFaultsOfARoleAreReported() {
    create("No Name", Map.of()).then().statusCode(400).body("errors[0].pointer", equalTo("/name"));
    create(
            name,
            Map.of("permissions", List.of("stock:read", "stock:fly"), "parents", List.of("nobody")))
        .then()
        .statusCode(400)
        .body("errors.code", hasItems("unknown-permission", "unknown-role"))
        .body("errors.pointer", hasItems("/permissions/1", "/parents/0"));
    create(name, Map.of("builtIn", true)).then().statusCode(400);
    var id = created(name, Map.of());
    create(name, Map.of()).then().statusCode(409);
    patch(id, "{\"name\":\"other\"}").then().statusCode(400);
  }

  @Test
  void concurrentChangesCannotCreateACycleOfRoles() throws Exception {
    var first = created(name + "-a", Map.of());
    var second = created(name + "-b", Map.of());
    patch(first, "{\"parents\":[\"%s-a\"]}".formatted(name))
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("circle"));
    var answers =
        AtOnce.all(
            2,
            i ->
                i == 0
                    ? patch(first, "{\"parents\":[\"%s-b\"]}".formatted(name))
                    : patch(second, "{\"parents\":[\"%s-a\"]}".formatted(name)));
    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 400);
  }

  @Test
  void nobodyMakesARoleOfMoreThanTheirOwnRights() {
    var maker = name + "-maker";
    created(maker, Map.of("permissions", List.of("roles:manage", "catalog:read")));
    var account = TestAccount.with(maker);
    Some.json(
            account.asks(),
            Map.of("name", name, "permissions", List.of("audit:read"), "parents", List.of("admin")))
        .post("/roles")
        .then()
        .statusCode(400)
        .body("errors.code", equalTo(List.of("exceeds-own-rights", "exceeds-own-rights")))
        .body("errors.pointer", equalTo(List.of("/permissions/0", "/parents/0")));
    Some.json(account.asks(), Map.of("name", name, "permissions", List.of("catalog:read")))
        .post("/roles")
        .then()
        .statusCode(201);
  }

  @Test
  void nobodyChangesARoleThatAllowsMoreThanTheirOwnRights() {
    var helper = "r-" + Some.word("helper").toLowerCase(Locale.ROOT);
    created(helper, Map.of("permissions", List.of("roles:manage"), "parents", List.of("user")));
    var strong = "r-" + Some.word("strong").toLowerCase(Locale.ROOT);
    var id = created(strong, Map.of("parents", List.of("manager")));
    var as = TestAccount.with(helper);
    String admin = As.admin().queryParam("name", "admin").get("/roles").path("items[0].id");
    for (var patch : List.of("{\"secondFactor\":true}", "{\"description\":\"x\"}")) {
      for (var role : List.of(id, admin)) {
        Some.patch(as.asks(), "*", patch)
            .patch("/roles/" + role)
            .then()
            .statusCode(403)
            .body("type", equalTo("/problems/exceeds-own-rights"));
      }
    }
    as.asks().header("If-Match", "*").delete("/roles/" + id).then().statusCode(403);
  }

  @Test
  void roleOperationsNeedTheirPermissions() {
    As.manager().get("/roles").then().statusCode(403);
    As.manager().get("/permissions").then().statusCode(403);
    As.admin()
        .get("/permissions")
        .then()
        .statusCode(200)
        .body("items.code", hasItems("orders:write", "users:manage"));
    Some.json(As.manager(), Map.of("name", name)).post("/roles").then().statusCode(403);
  }
}
