package io.bedloe.it.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OpenApi;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.bedloe.it.commerce.orders.OrderOperations.Foreign;
import io.bedloe.it.commerce.orders.OrderOperations.Operation;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that nobody can access the order of another customer with any operation. Each operation is
 * tested once with all callers who may not access the order, and once with one who may, because an
 * operation that always refuses proves nothing. The last test fails until an operation that is
 * added to the API is listed in {@link OrderOperations}.
 */
@IntegrationTest
class ForeignOrdersIT {

  /** Reads use one order; each change gets a new order. */
  private static final class Seen {
    static final Foreign ORDER = foreign();
  }

  private static Foreign orderFor(Operation operation) {
    if (operation.shows() != null && !operation.id().equals("salesReport")) {
      return Seen.ORDER;
    }
    var order = foreign();
    switch (operation.id()) {
      // A report counts only confirmed sales.
      case "salesReport" -> SalesDesk.shared().moved(order.id(), "CONFIRMED");
      // A customer with open orders cannot be deleted by any caller.
      case "deleteCustomer" -> SalesDesk.shared().moved(order.id(), "CANCELLED");
      case "restoreCustomer" ->
          As.manager()
              .post("/customers/" + order.owner().customerId() + "/archive")
              .then()
              .statusCode(200);
      default -> {}
    }
    return order;
  }

  private static Foreign foreign() {
    var owner = TestAccount.linkedToACustomer();
    var item = SalesDesk.shared().stocked(100, "987654.00");
    var reference = Some.word("PO");
    var body = new HashMap<String, Object>(SalesDesk.order(item.times(1)));
    body.put("externalReference", reference);
    var placed = Some.json(owner.account().asks(), body).post("/orders");
    placed.then().statusCode(201);
    return new Foreign(placed.path("id"), placed.path("number"), reference, owner, item);
  }

  /** The callers who may not access the order, by kind. */
  private static final class Intruders {
    static final Map<String, Supplier<RequestSpecification>> ALL = intruders();
  }

  private static Map<String, Supplier<RequestSpecification>> intruders() {
    var linked = TestAccount.linkedToACustomer().account();
    var key =
        Map.of(
            "name",
            "robot",
            "scopes",
            List.of("orders:read", "orders:write", "customers:read", "stock:read", "catalog:read"));
    String secret = Some.json(linked.asks(), key).post("/api-keys").path("key");
    var unlinked = TestAccount.with("user");
    var buyers = TestAccount.with(Some.role("user"));
    return Map.of(
        "a customer", linked::asks,
        "a customer's program", () -> As.nobody().header("X-API-Key", secret),
        "an account without a customer", unlinked::asks,
        "an account with a role of its own", buyers::asks,
        "somebody unknown", As::nobody);
  }

  private static List<Operation> operations() {
    return OrderOperations.ALL;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void unauthorizedCallersCanNeitherSeeNorChangeAForeignOrder(Operation operation) {
    var order = orderFor(operation);
    var before = state(order);
    Intruders.ALL.forEach(
        (who, as) -> {
          var answer = operation.call().send(as.get(), order);
          var shows = operation.shows();
          if (shows == null) {
            assertThat(answer.statusCode()).as(who + answer.asString()).isBetween(400, 404);
          } else {
            assertThat(answer.statusCode()).as(who).isIn(200, 401, 403, 404);
            assertThat(answer.asString()).as(who).doesNotContain(shows.apply(order));
          }
        });
    assertThat(state(order)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anAdminCanUseEachOperationOnTheOrder(Operation operation) {
    var order = orderFor(operation);
    var before = state(order);
    var answer = operation.call().send(As.admin(), order);
    assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 204);
    var shows = operation.shows();
    if (shows == null) {
      assertThat(state(order)).isNotEqualTo(before);
    } else {
      assertThat(answer.asString()).contains(shows.apply(order));
    }
  }

  @Test
  void everyOperationOnOrdersIsTestedOrExcludedWithAReason() {
    assertThat(
            OpenApi.operationsUnder(OrderOperations.ABOUT_ORDERS).stream()
                .filter(id -> !OrderOperations.NOT_ABOUT_ORDERS.containsKey(id))
                .toList())
        .containsExactlyInAnyOrderElementsOf(
            OrderOperations.ALL.stream().map(Operation::id).distinct().toList());
  }

  /** Returns everything that an unauthorized caller could have changed, in one text. */
  private static String state(Foreign order) {
    return String.join(
        "\n",
        Database.shared()
            .list(
                row -> row.getString(1),
                """
                SELECT (SELECT row(o.*)::text FROM orders o WHERE o.id = ?)
                  || (SELECT row(c.*)::text FROM customers c WHERE c.id = ?)
                  || (SELECT count(*) FROM orders n WHERE n.customer_id = ?)
                  || (SELECT row(p.*)::text FROM products p WHERE p.id = ?)""",
                UUID.fromString(order.id()),
                UUID.fromString(order.owner().customerId()),
                UUID.fromString(order.owner().customerId()),
                UUID.fromString(order.item().id())));
  }
}
