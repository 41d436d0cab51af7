package io.bedloe.it.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the customer's data in orders, and the restrictions that orders put on a customer. */
@IntegrationTest
class OrderCustomersIT {

  private final SalesDesk desk = SalesDesk.shared();

  @Test
  void aClosedOrderKeepsTheBuyerAsItWas() {
    var customer =
        customer(
            Map.of(
                "name",
                "Ann Archer",
                "email",
                "ann@example.com",
                "country",
                "GB",
                "address",
                Map.of("lines", List.of("1 High Street", "Flat 2"), "city", "Leeds")));
    var order = ordered(customer);
    desk.moved(order, "CONFIRMED", "SHIPPED", "DELIVERED");
    Some.json(As.manager(), Map.of("name", "Ben Baker", "email", "ben@example.com"))
        .header("If-Match", "*")
        .put("/customers/" + customer)
        .then()
        .statusCode(200);
    hasAnn(order);
    delete(customer).then().statusCode(204);
    hasAnn(order);
  }

  private void hasAnn(String order) {
    desk.read(order)
        .then()
        .body("buyer.name", equalTo("Ann Archer"))
        .body("buyer.email", equalTo("ann@example.com"))
        .body("buyer.address.lines", equalTo(List.of("1 High Street", "Flat 2")))
        .body("buyer.address.city", equalTo("Leeds"))
        .body("country", equalTo("GB"));
  }

  @Test
  void anOrderWithoutACustomerHasNoBuyer() {
    desk.place(desk.stocked(1).times(1)).then().statusCode(201).body("buyer", nullValue());
  }

  @Test
  void deletingACustomerWithOpenOrdersIsRefusedUntilTheyAreClosed() {
    var customer = customer(Map.of("name", "Ann"));
    var first = ordered(customer);
    var second = ordered(customer);
    for (var state : List.of("CONFIRMED", "SHIPPED")) {
      refused(customer);
      desk.moved(first, state);
    }
    desk.moved(second, "CANCELLED");
    refused(customer);
    desk.moved(first, "DELIVERED");
    delete(customer).then().statusCode(204);
  }

  private static void refused(String customer) {
    delete(customer)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/customer-in-use"))
        .body("detail", containsString("orders of the customer are open"));
  }

  /** Of two concurrent requests only one succeeds; a deleted customer never has an open order. */
  @Test
  void anOrderThatIsPlacedBesideADeletionIsRefusedOrKeepsTheCustomer() throws Exception {
    var item = desk.stocked(100);
    for (int round = 0; round < 15; round++) {
      var customer = customer(Map.of("name", "Ann"));
      var answers = AtOnce.all(2, i -> i == 0 ? order(customer, item.times(1)) : delete(customer));
      var statuses = answers.stream().map(Response::statusCode).toList();
      assertThat(statuses).isIn(List.of(201, 409), List.of(400, 204));
      assertThat(
              Database.shared()
                  .number(
                      """
                      SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer_id
                      WHERE c.id = ? AND c.deleted_at IS NOT NULL""",
                      UUID.fromString(customer)))
          .isZero();
    }
  }

  @Test
  void anArchivedCustomerIsOffTheListsAndCannotBeOrderedForUntilItIsRestored() {
    var linked = TestAccount.linkedToACustomer();
    var customer = linked.customerId();
    var open = ordered(customer);
    As.manager()
        .post("/customers/" + customer + "/archive")
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"");
    As.manager()
        .post("/customers/" + customer + "/archive")
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"");
    As.manager()
        .queryParam("id", customer)
        .get("/customers")
        .then()
        .body("items", equalTo(List.of()));
    As.manager()
        .queryParams("id", customer, "archived", true)
        .get("/customers")
        .then()
        .body("items.id", equalTo(List.of(customer)));
    var line = desk.stocked(1).times(1);
    for (var answer :
        List.of(
            order(customer, line),
            Some.json(linked.account().asks(), SalesDesk.order(line)).post("/orders"))) {
      answer.then().statusCode(400).body("errors.code", hasItem("archived-customer"));
    }
    linked.account().asks().get("/orders/" + open).then().statusCode(200);
    desk.moved(open, "CONFIRMED");
    As.manager()
        .post("/customers/" + customer + "/restore")
        .then()
        .statusCode(200)
        .body("archivedAt", nullValue());
    order(customer, line).then().statusCode(201);
  }

  private String ordered(String customer) {
    return Some.created(order(customer, desk.stocked(1).times(1)));
  }

  private static Response order(String customer, Map<String, Object> line) {
    var order = new HashMap<>(SalesDesk.order(line));
    order.put("customerId", customer);
    return Some.json(As.manager(), order).post("/orders");
  }

  private static String customer(Map<String, Object> customer) {
    return Some.created(Some.json(As.manager(), customer).post("/customers"));
  }

  private static Response delete(String customer) {
    return As.manager().header("If-Match", "*").delete("/customers/" + customer);
  }
}
