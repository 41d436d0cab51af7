package io.bedloe.it.identity.policies;

import static io.bedloe.it.identity.policies.Rulebook.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests which decisions are recorded, and with what. */
@IntegrationTest
class DecisionRecordsIT {

  private final SalesDesk desk = SalesDesk.shared();
  @RegisterExtension private final Rulebook rules = new Rulebook();
  private final TestAccount manager = TestAccount.with("manager");

  @Test
  void everyRefusalIsOnRecordWithWhatThePolicySaw() {
    var policy = rules.deny("orders:write", mine("resource.total > 5.0"));
    var item = desk.stocked(5);
    var order = desk.placed(item.times(1));
    var decision = refused(move(order, "CONFIRMED"));
    assertThat(
            Database.shared()
                .list(
                    row ->
                        List.of(
                            row.getString("permission"),
                            row.getString("resource_id"),
                            row.getString("to_status"),
                            row.getString("policy_id"),
                            row.getString("clause"),
                            row.getString("caller_id"),
                            row.getString("cause")),
                    """
                    SELECT *, attributes ->> 'to' AS to_status FROM access_decisions
                    WHERE id = ? AND NOT allowed""",
                    UUID.fromString(decision)))
        .containsExactly(
            List.of(
                "orders:write",
                order,
                "CONFIRMED",
                policy,
                "caller.id == \"%s\" && resource.total > 5.0".formatted(manager.id()),
                manager.id(),
                "POLICY"));
    assertThat(BedloeServer.shared().log()).contains(decision);
  }

  @Test
  void aRefusalByRoleOrByRuleIsOnRecordToo() {
    var user = TestAccount.with("user");
    var byRole = refused(user.asks().get("/reports/sales"));
    var order = SalesDesk.order(desk.stocked(1).times(1));
    var byRule =
        Some.json(user.asks(), order)
            .post("/orders")
            .then()
            .statusCode(403)
            .body("type", equalTo("/problems/no-linked-customer"))
            .extract()
            .<String>path("decisionId");
    assertThat(cause(byRole)).isEqualTo("PERMISSION");
    assertThat(cause(byRule)).isEqualTo("RULE");
  }

  @Test
  void aDecisionWithoutPoliciesIsNotRecorded() {
    var user = TestAccount.with("user");
    user.asks().get("/products").then().statusCode(200);
    assertThat(records(user)).isZero();
    rules.deny("catalog:read", "caller.id == '%s' && context.hour > 24".formatted(user.id()));
    user.asks().get("/products").then().statusCode(200);
    assertThat(records(user)).isOne();
  }

  private static long records(TestAccount account) {
    return Database.shared()
        .number(
            "SELECT count(*) FROM access_decisions WHERE caller_id = ?",
            UUID.fromString(account.id()));
  }

  private static String cause(String decision) {
    return Database.shared()
        .list(
            row -> row.getString("cause"),
            "SELECT cause FROM access_decisions WHERE id = ?",
            UUID.fromString(decision))
        .get(0);
  }

  private String mine(String condition) {
    return "caller.id == '%s' && %s".formatted(manager.id(), condition);
  }

  private Response move(String order, String to) {
    return Some.json(manager.asks(), Map.of("to", to)).post("/orders/" + order + "/transitions");
  }
}
