package io.bedloe.it.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.bedloe.it.As;
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

/** Tests that a user sees and places only orders of the linked customer. */
@IntegrationTest
class OwnOrdersIT {

  private final SalesDesk desk = SalesDesk.shared();
  private final TestAccount.Linked anna = TestAccount.linkedToACustomer();
  private final TestAccount.Linked ben = TestAccount.linkedToACustomer();

  @Test
  void anOrderOfAUserIsForTheLinkedCustomerAlsoByDefault() {
    order(anna, Map.of()).then().statusCode(201).body("customerId", equalTo(anna.customerId()));
    order(anna, Map.of("customerId", anna.customerId()))
        .then()
        .statusCode(201)
        .body("customerId", equalTo(anna.customerId()))
        .body("history[0].by", equalTo(anna.account().email()));
  }

  @Test
  void aUserCannotOrderForAnotherCustomer() {
    order(anna, Map.of("customerId", ben.customerId()))
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("unknown-customer"));
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM orders WHERE customer_id = ?",
                    UUID.fromString(ben.customerId())))
        .isZero();
  }

  @Test
  void aUserWithoutALinkedCustomerCannotOrderAndSeesNone() {
    var stranger = TestAccount.with("user");
    Some.json(stranger.asks(), SalesDesk.order(desk.stocked(1).times(1)))
        .post("/orders")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/no-linked-customer"));
    stranger.asks().get("/orders").then().statusCode(200).body("items", equalTo(List.of()));
  }

  @Test
  void anOrderOfAnotherCustomerIsNotFound() {
    var bens = Some.created(order(ben, Map.of()));
    var walkIn = desk.placed(desk.stocked(1).times(1));
    for (var foreign : List.of(bens, walkIn)) {
      anna.account()
          .asks()
          .get("/orders/" + foreign)
          .then()
          .statusCode(404)
          .body("type", equalTo("/problems/order-not-found"));
      Some.json(anna.account().asks(), Map.of("to", "CANCELLED"))
          .post("/orders/" + foreign + "/transitions")
          .then()
          .statusCode(404);
      assertThat(desk.status(foreign)).isEqualTo("PLACED");
    }
    ben.account().asks().get("/orders/" + bens).then().statusCode(200);
  }

  @Test
  void aUsersListContainsOnlyOwnOrdersWithAnyFilter() {
    var annas = Some.created(order(anna, Map.of()));
    var bens = Some.created(order(ben, Map.of()));
    assertThat(listed(anna, Map.of())).containsExactly(annas);
    assertThat(listed(anna, Map.of("customerId", ben.customerId()))).isEmpty();
    assertThat(listed(anna, Map.of("id", bens))).isEmpty();
    anna.account()
        .asks()
        .queryParam("total", true)
        .get("/orders")
        .then()
        .body("page.total", equalTo(1));
    As.manager()
        .queryParam("id[in]", annas + "," + bens)
        .get("/orders")
        .then()
        .body("items.size()", equalTo(2));
  }

  @Test
  void aUserCanOnlyCancelAnOwnOrderThatIsNotConfirmed() {
    var early = Some.created(order(anna, Map.of()));
    var late = Some.created(order(anna, Map.of()));
    move(early, "CONFIRMED").then().statusCode(403);
    move(early, "CANCELLED").then().statusCode(200);
    desk.moved(late, "CONFIRMED");
    move(late, "CANCELLED").then().statusCode(403);
    move(late, "SHIPPED").then().statusCode(403);
    assertThat(desk.status(late)).isEqualTo("CONFIRMED");
  }

  @Test
  void aTakenReferenceDoesNotRevealAnotherCustomersOrder() {
    var reference = Some.word("PO");
    var bens = order(ben, Map.of("externalReference", reference));
    var number = bens.then().statusCode(201).extract().<String>path("number");
    order(anna, Map.of("externalReference", reference))
        .then()
        .statusCode(409)
        .body("detail", not(containsString(number)));
    order(ben, Map.of("externalReference", reference))
        .then()
        .statusCode(409)
        .body("detail", containsString(number));
  }

  @Test
  void allowedTransitionsDependOnThePermissionsOfTheUser() {
    var id = Some.created(order(anna, Map.of()));
    anna.account()
        .asks()
        .get("/orders/" + id)
        .then()
        .body("allowedTransitions", equalTo(List.of("CANCELLED")))
        .body(
            "blockedTransitions.find { it.to == 'CONFIRMED' }.reason",
            equalTo("the change needs the permission orders:fulfil"));
    desk.read(id).then().body("allowedTransitions", equalTo(List.of("CONFIRMED", "CANCELLED")));
  }

  private Response move(String order, String to) {
    return Some.json(anna.account().asks(), Map.of("to", to))
        .post("/orders/" + order + "/transitions");
  }

  private Response order(TestAccount.Linked who, Map<String, Object> more) {
    var order = new java.util.HashMap<>(SalesDesk.order(desk.stocked(1).times(1)));
    order.putAll(more);
    return Some.json(who.account().asks(), order).post("/orders");
  }

  private static List<String> listed(TestAccount.Linked who, Map<String, Object> filter) {
    return who.account()
        .asks()
        .queryParams(filter)
        .get("/orders")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.id");
  }
}
