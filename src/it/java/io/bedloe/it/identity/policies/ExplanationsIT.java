package io.bedloe.it.identity.policies;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests explanations of access, and dry runs of changed policies. */
@IntegrationTest
class ExplanationsIT {

  private final SalesDesk desk = SalesDesk.shared();
  @RegisterExtension private final Rulebook rules = new Rulebook();
  private final TestAccount manager = TestAccount.with("manager");

  @Test
  void aMissingPermissionIsExplainedByTheRoles() {
    var user = TestAccount.with("user");
    explain(user, "reports:read", null)
        .then()
        .statusCode(200)
        .body("allowed", equalTo(false))
        .body("cause", equalTo("PERMISSION"))
        .body("roles", equalTo(List.of("user")))
        .body("grants", equalTo(List.of()));
    explain(user, "catalog:read", null)
        .then()
        .body("allowed", equalTo(true))
        .body("grants.roles", equalTo(List.of(List.of("user"))));
  }

  @Test
  void thePathThroughTheHierarchyOfRolesIsExplained() {
    var clerk = Some.role("manager");
    explain(TestAccount.with(clerk), "catalog:read", null)
        .then()
        .body("allowed", equalTo(true))
        .body("roles", equalTo(List.of(clerk)))
        .body("grants.roles", equalTo(List.of(List.of(clerk, "manager", "user"))));
  }

  @Test
  void aRefusalIsExplainedByItsId() {
    var policy =
        rules.deny(
            "orders:write", "caller.id == '%s' && resource.total > 5.0".formatted(manager.id()));
    var order = desk.placed(desk.stocked(1).times(1));
    String decision = move(order).then().statusCode(403).extract().path("decisionId");
    As.admin()
        .get("/access/decisions/" + decision)
        .then()
        .statusCode(200)
        .body("id", equalTo(decision))
        .body("user", equalTo(manager.id()))
        .body("permission", equalTo("orders:write"))
        .body("resource", equalTo("order:" + order))
        .body("attributes.to", equalTo("CONFIRMED"))
        .body("allowed", equalTo(false))
        .body("cause", equalTo("POLICY"))
        .body("policyId", equalTo(policy))
        .body("policyVersion", equalTo(0))
        .body("roles", equalTo(List.of("manager")))
        .body("grants.roles", equalTo(List.of(List.of("manager", "user"))));
    manager.asks().get("/access/decisions/" + decision).then().statusCode(403);
    As.admin()
        .get("/access/decisions/00000000-0000-0000-0000-000000000000")
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/decision-not-found"));
  }

  @Test
  void onlyWhoMayHaveAccessExplainedIsToldOfIt() {
    manager
        .asks()
        .queryParams("user", manager.id(), "permission", "orders:read")
        .get("/access/explain")
        .then()
        .statusCode(403);
    As.nobody().get("/access/explain").then().statusCode(401);
  }

  @Test
  void aRefusalByAPolicyIsExplainedByTheClauseThatDecided() {
    var policy =
        rules.deny(
            "orders:write",
            "caller.id == '%s' && (resource.total > 5.0 || resource.status == 'SHIPPED')"
                .formatted(manager.id()));
    var order = desk.placed(desk.stocked(1).times(1));
    explain(manager, "orders:write", "order:" + order)
        .then()
        .statusCode(200)
        .body("allowed", equalTo(false))
        .body("complete", equalTo(true))
        .body("cause", equalTo("POLICY"))
        .body("policyId", equalTo(policy))
        .body("policyVersion", equalTo(0))
        .body("policies.find { it.id == '%s' }.value".formatted(policy), equalTo(true));
    explain(manager, "orders:write", null)
        .then()
        .body("allowed", equalTo(true))
        .body("complete", equalTo(false));
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, orders:read, , user",
    "me, orders:nothing, , permission",
    "me, orders:read, order, resource",
    "me, orders:read, order:none, resource",
    "me, orders:read, ship:00000000-0000-0000-0000-000000000000, resource"
  })
  void aQuestionThatCannotBeAnsweredIsRefused(
      String user, String permission, @Nullable String resource, String fault) {
    var account = new TestAccount(user.equals("me") ? manager.id() : user, "");
    explain(account, permission, resource)
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-explanation"))
        .body("errors.pointer", equalTo(List.of(fault)));
  }

  @Test
  void aDryRunTellsWhichDecisionsOfThePastWouldHaveBeenOthers() {
    var policy =
        rules.deny(
            "orders:write",
            "caller.id == '%s' && resource.to == 'CONFIRMED' && resource.total > 15.0"
                .formatted(manager.id()));
    var item = desk.stocked(10);
    var small = desk.placed(item.times(1));
    var large = desk.placed(item.times(2));
    move(small).then().statusCode(200);
    var refused = move(large).then().statusCode(403).extract().<String>path("decisionId");
    var body = new HashMap<String, Object>();
    body.put("last", 2);
    body.put(
        "expression",
        "caller.id == '%s' && resource.to == 'CONFIRMED' && resource.total > 100.0"
            .formatted(manager.id()));
    dryRun(policy, body)
        .then()
        .statusCode(200)
        .body("asked", equalTo(2))
        .body("changed", equalTo(1))
        .body("decisions[0].decisionId", equalTo(refused))
        .body("decisions[0].before", equalTo(false))
        .body("decisions[0].after", equalTo(true))
        .body("decisions[0].resource", equalTo("order:" + large))
        .body("decisions[1].resource", equalTo("order:" + small))
        .body("decisions[1].changed", equalTo(false));
    body.put("effect", "ALLOW_IF");
    dryRun(policy, body).then().body("decisions.after", equalTo(List.of(false, false)));
    move(large).then().statusCode(403);
  }

  @Test
  void aDryRunOfAWrongExpressionSaysWhatIsWrong() {
    var policy = rules.deny("orders:write", "caller.id == 'nobody'");
    dryRun(policy, Map.of("expression", "caller."))
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("syntax"));
  }

  private Response move(String order) {
    return Some.json(manager.asks(), Map.of("to", "CONFIRMED"))
        .post("/orders/" + order + "/transitions");
  }

  private static Response dryRun(String policy, Map<String, Object> body) {
    return Some.json(As.admin(), body).post("/policies/" + policy + "/dry-run");
  }

  private static Response explain(
      TestAccount account, String permission, @Nullable String resource) {
    var asks = As.admin().queryParam("user", account.id()).queryParam("permission", permission);
    return (resource == null ? asks : asks.queryParam("resource", resource)).get("/access/explain");
  }
}
