package io.bedloe.it.identity.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.SalesDesk.Item;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests that a repeated request does not show what the caller may not read now, and has no second
 * effect.
 */
@IntegrationTest
class WithheldAnswersIT {

  private final SalesDesk desk = SalesDesk.shared();
  @RegisterExtension private final Rulebook rules = new Rulebook();
  private final TestAccount manager = TestAccount.with("manager");
  private final Item item = desk.stocked(20, "5.00");
  private final String customer =
      Some.created(Some.json(As.manager(), Map.of("name", "Secret Ltd")).post("/customers"));
  private final String key = UUID.randomUUID().toString();

  private Response order(RequestSpecification as) {
    var order = new HashMap<>(SalesDesk.order(item.times(1)));
    order.put("customerId", customer);
    return Some.json(as.header("Idempotency-Key", key), order).post("/orders");
  }

  private void isWithheld(Response answer, String location) {
    answer
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/idempotent-response-withheld"))
        .body("detail", containsString("took effect before"))
        .body("location", equalTo(location));
    assertThat(answer.asString())
        .doesNotContain(item.sku())
        .doesNotContain(item.id())
        .doesNotContain(customer)
        .doesNotContain("Secret Ltd");
    As.manager().get("/stock/" + item.id()).then().body("reserved", equalTo(1));
  }

  @Test
  void aPolicyThatCameLaterKeepsTheStoredAnswerBack() {
    var first = order(manager.asks());
    first.then().statusCode(201).body("lines[0].sku", equalTo(item.sku()));
    rules.deny(
        "catalog:read",
        "caller.id == '%s' && resource.sku == '%s'".formatted(manager.id(), item.sku()));
    isWithheld(order(manager.asks()), first.header("Location"));
    manager
        .asks()
        .get(first.header("Location"))
        .then()
        .statusCode(200)
        .body("lines[0].sku", nullValue());
    rules.removeAll();
    order(manager.asks())
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(first.path("id")));
  }

  @Test
  void aKeyWithFewerScopesIsNotShownTheAnswerToItsOwner() {
    var made =
        Some.json(manager.asks(), Map.of("name", "ERP", "scopes", List.of("orders:write")))
            .post("/api-keys");
    made.then().statusCode(201);
    String apiKey = made.path("key");
    var first = order(manager.asks());
    first.then().statusCode(201).body("buyer", notNullValue());
    isWithheld(order(As.nobody().header("X-API-Key", apiKey)), first.header("Location"));
    order(manager.asks()).then().statusCode(201).body("buyer", notNullValue());
  }

  @Test
  void theSameLimitsGiveTheSameAnswer() {
    rules.deny(
        "catalog:read",
        "caller.id == '%s' && resource.sku in ['x-%s', 'y']".formatted(manager.id(), key));
    var first = order(manager.asks());
    first.then().statusCode(201);
    var repeated = order(manager.asks());
    repeated.then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(repeated.asString()).isEqualTo(first.asString());
  }
}
