package io.bedloe.it.identity.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that policies are created, read, changed and removed, and that an invalid one is not saved.
 */
@IntegrationTest
class PoliciesIT {

  private static final String NOBODY = new UUID(0, 1).toString();

  static Stream<Arguments> endpoints() {
    var id = Some.created(create(policy()));
    var dryRun = Map.of("expression", "caller.id == '" + NOBODY + "'");
    return Stream.of(
        call("GET /policies", as -> as.get("/policies")),
        call("GET /policies/{id}", as -> as.get("/policies/" + id)),
        call("GET /policies/{id}/versions", as -> as.get("/policies/" + id + "/versions")),
        call("GET /access/explain", as -> as.get("/access/explain?user=x&permission=y")),
        call(
            "POST /policies/{id}/dry-run",
            as -> Some.json(as, dryRun).post("/policies/" + id + "/dry-run")),
        call("POST /policies", as -> Some.json(as, policy()).post("/policies")),
        call(
            "PUT /policies/{id}",
            as -> Some.json(as.header("If-Match", "*"), policy()).put("/policies/" + id)),
        call(
            "PATCH /policies/{id}",
            as -> Some.patch(as, "*", "{\"priority\": 3}").patch("/policies/" + id)),
        call("DELETE /policies/{id}", as -> as.header("If-Match", "*").delete("/policies/" + id)));
  }

  private static Arguments call(String name, Function<RequestSpecification, Response> call) {
    return Arguments.of(name, call);
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void policyOperationsNeedTheirPermissions(
      String operation, Function<RequestSpecification, Response> call) {
    assertThat(call.apply(As.admin()).statusCode()).as(operation).isIn(200, 201, 204, 400);
    call.apply(As.nobody()).then().statusCode(401);
    call.apply(As.user())
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"))
        .body("decisionId", notNullValue());
  }

  @Test
  void aCreatedPolicyIsReturnedUnchanged() {
    var body = policy();
    var created = create(body);
    var id = Some.created(created);
    created.then().header("ETag", equalTo("\"v0\"")).header("Location", containsString(id));
    As.admin()
        .get("/policies/" + id)
        .then()
        .statusCode(200)
        .body("name", equalTo(String.valueOf(body.get("name"))))
        .body("effect", equalTo("DENY_IF"))
        .body("priority", equalTo(0))
        .body("enabled", equalTo(true));
    As.admin()
        .queryParam("name", body.get("name"))
        .get("/policies")
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(id)));
  }

  @Test
  void everyChangeIsAVersionAndAllOfThemAreKept() {
    var id = Some.created(create(policy()));
    Some.patch(As.admin(), "\"v0\"", "{\"priority\": 7}")
        .patch("/policies/" + id)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v1\""))
        .body("priority", equalTo(7));
    Some.patch(As.admin(), "\"v0\"", "{\"priority\": 8}")
        .patch("/policies/" + id)
        .then()
        .statusCode(412);
    As.admin().header("If-Match", "\"v1\"").delete("/policies/" + id).then().statusCode(204);
    As.admin().get("/policies/" + id).then().statusCode(404);
    As.admin()
        .get("/policies/" + id + "/versions")
        .then()
        .statusCode(200)
        .body("items.version", equalTo(List.of(2, 1, 0)))
        .body("items.priority", equalTo(List.of(7, 7, 0)))
        .body("items.removed", equalTo(List.of(true, false, false)))
        .body("items.by", everyItem(equalTo("admin@bedloe.example")));
    As.admin().get("/policies/" + UUID.randomUUID() + "/versions").then().statusCode(404);
  }

  @Test
  void aPolicyNameIsUniqueUntilItsPolicyIsRemoved() {
    var body = policy();
    var id = Some.created(create(body));
    create(body).then().statusCode(409).body("type", equalTo("/problems/policy-name-taken"));
    var other = Some.created(create(policy()));
    Some.patch(As.admin(), "*", "{\"name\":\"%s\"}".formatted(body.get("name")))
        .patch("/policies/" + other)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/policy-name-taken"));
    As.admin().header("If-Match", "*").delete("/policies/" + other).then().statusCode(204);
    As.admin().header("If-Match", "*").delete("/policies/" + id).then().statusCode(204);
    create(body).then().statusCode(201);
  }

  @Test
  void theSameRequestAgainMakesNoSecondPolicy() {
    var body = policy();
    var key = Some.word("key");
    var first = Some.json(As.admin().header("Idempotency-Key", key), body).post("/policies");
    var again = Some.json(As.admin().header("Idempotency-Key", key), body).post("/policies");
    assertThat(Some.created(again)).isEqualTo(Some.created(first));
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM policies WHERE name = ?",
                    String.valueOf(body.get("name"))))
        .isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "orders:read # caller.id = 'x' # syntax",
        "orders:read # caller.nothing == 'x' # unknown-name",
        "orders:read # caller.id == 5 # type",
        "orders:read # caller.id # type",
        "orders:read # caller.id.matches('(') # regex",
        "orders:read # resource.to == 'PLACED' # unknown-attribute",
        "orders:* # resource.to == 'PLACED' # unknown-attribute",
        "orders:read # resource.status.startsWith('P') # not-for-lists",
        "orders:read # resource.country < 'GB' # not-for-lists",
        "* # resource.total > 5.0 # unknown-attribute"
      })
  void whatCannotWorkIsRefusedWithItsReason(String target, String expression, String code) {
    var body = policy();
    body.putAll(Map.of("target", target, "expression", expression));
    create(body)
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-policy"))
        .body("errors.pointer", everyItem(equalTo("/expression")))
        .body("errors.code", hasItem(code));
  }

  @Test
  void aFaultOfAnExpressionHasItsPlace() {
    var body = policy();
    body.put("expression", "true &&\n  caller.nothing == 'x'");
    create(body)
        .then()
        .statusCode(400)
        .body("positions[0].line", equalTo(2))
        .body("positions[0].column", equalTo(3))
        .body("errors[0].detail", containsString("line 2, column 3"));
  }

  @ParameterizedTest
  @CsvSource({
    "nothing:read, unknown-permission, true",
    "policies:manage, unknown-permission, true",
    "reports:read, no-resource, resource.id == 'x'"
  })
  void aTargetThatThePolicyCannotReachIsRefused(String target, String code, String expression) {
    var body = policy();
    body.putAll(Map.of("target", target, "expression", expression));
    create(body)
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/target")))
        .body("errors.code", equalTo(List.of(code)));
  }

  private static Response create(Map<String, Object> body) {
    return Some.json(As.admin(), body).post("/policies");
  }

  /** Returns a policy that affects nobody. */
  private static Map<String, Object> policy() {
    return new HashMap<>(
        Map.of(
            "name",
            Some.word("policy"),
            "target",
            "orders:read",
            "effect",
            "DENY_IF",
            "expression",
            "caller.id == '" + NOBODY + "'"));
  }
}
