package io.bedloe.it.identity.policies;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A change is authorised for the resource as it is and as it becomes. */
@IntegrationTest
class PoliciesOnChangesIT {

  private final SalesDesk desk = SalesDesk.shared();
  @RegisterExtension private final Rulebook rules = new Rulebook();
  private final TestAccount manager = TestAccount.with("manager");

  private static void isForbidden(Response answer) {
    answer
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"))
        .body("decisionId", notNullValue());
  }

  @Test
  void nobodyMovesACustomerToWhereTheyMayNotChangeOne() {
    rules.deny(
        "customers:write", "caller.id == '%s' && resource.country == 'FR'".formatted(manager.id()));
    var british = Map.of("name", Some.word("Ann"), "country", "GB");
    var id = Some.created(Some.json(manager.asks(), british).post("/customers"));
    isForbidden(Some.patch(manager.asks(), "*", "{\"country\":\"FR\"}").patch("/customers/" + id));
    isForbidden(
        Some.json(manager.asks(), Map.of("name", "Ann", "country", "FR"))
            .header("If-Match", "*")
            .put("/customers/" + id));
    As.manager().get("/customers/" + id).then().body("country", equalTo("GB"));
    Some.patch(manager.asks(), "*", "{\"country\":\"DE\"}")
        .patch("/customers/" + id)
        .then()
        .statusCode(200);
  }

  @Test
  void anOrderThatTheCallerMayNotReadIsNotMovedByThem() {
    var order = desk.placed(desk.stocked(1, "500.00").times(1));
    rules.deny(
        "orders:read", "caller.id == '%s' && resource.total > 100.0".formatted(manager.id()));
    for (var to : List.of("CONFIRMED", "CANCELLED")) {
      isForbidden(
          Some.json(manager.asks(), Map.of("to", to)).post("/orders/" + order + "/transitions"));
    }
    desk.read(order).then().body("status", equalTo("PLACED"));
  }
}
