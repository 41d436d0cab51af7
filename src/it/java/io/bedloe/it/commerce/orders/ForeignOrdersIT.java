package io.bedloe.it.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OpenApi;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.SalesDesk.Item;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that nobody can access the order of another customer with any operation. Each operation is
 * tested once with all callers who may not access the order, and once with one who may, because an
 * operation that always refuses proves nothing. The last test fails until an operation that is
 * added to the API is listed here.
 */
@IntegrationTest
class ForeignOrdersIT {

  /** An order that another customer has placed. */
  private record Foreign(
      String id, String number, String reference, TestAccount.Linked owner, Item item) {

    String customerName() {
      return "Of " + owner.account().email();
    }
  }

  private interface Way {
    Response go(RequestSpecification as, Foreign order);
  }

  /**
   * An operation that could access an order.
   *
   * @param operation the operation's id in the API document
   * @param how the way in which it is called
   * @param shows the value of the order that it would show; null for an operation that changes the
   *     order
   */
  private record Door(
      String operation, String how, Way way, @Nullable Function<Foreign, String> shows) {

    @Override
    public String toString() {
      return operation + " " + how;
    }
  }

  private static final List<Door> DOORS = new ArrayList<>();

  private static void read(String operation, String how, Function<Foreign, String> shows, Way way) {
    DOORS.add(new Door(operation, how, way, shows));
  }

  private static void change(String operation, Way way) {
    DOORS.add(new Door(operation, "", way, null));
  }

  /** Lists of orders show the order's number to callers who may see it. */
  private static void list(String how, Function<Foreign, Map<String, String>> query) {
    read(
        "listOrders",
        how,
        Foreign::number,
        (as, order) -> as.queryParams(query.apply(order)).get("/orders"));
  }

  static {
    read("getOrder", "by its id", Foreign::number, (as, order) -> as.get("/orders/" + order.id()));
    list("the youngest", order -> Map.of("limit", "100", "sort", "-placedAt"));
    list("sorted by total", order -> Map.of("limit", "100", "sort", "-total,-placedAt"));
    list("by id", order -> Map.of("id[in]", order.id()));
    list(
        "by a part of the reference",
        order -> Map.of("externalReference[contains]", order.reference().substring(1)));
    list("by customer", order -> Map.of("customerId", order.owner().customerId()));
    list("sparse", order -> Map.of("fields", "number", "id", order.id()));
    list(
        "from the cursor of somebody who sees it",
        order -> Map.of("cursor", cursorBefore(order), "limit", "100", "sort", "-total"));
    read(
        "getCustomer",
        "of the order",
        Foreign::customerName,
        (as, order) -> as.get("/customers/" + order.owner().customerId()));
    read(
        "listCustomers",
        "by id",
        Foreign::customerName,
        (as, order) -> as.queryParam("id", order.owner().customerId()).get("/customers"));
    read(
        "listAudit",
        "of the order",
        Foreign::number,
        (as, order) -> as.queryParam("subjectId", order.id()).get("/audit"));
    read(
        "salesReport",
        "of its product",
        order -> order.item().sku(),
        (as, order) ->
            as.queryParams("groupBy", "product", "currency", "GBP").get("/reports/sales"));
    read(
        "listStockMovements",
        "of its product",
        Foreign::id,
        (as, order) -> as.get("/stock/" + order.item().id() + "/movements"));
    read(
        "explainAccess",
        "to the order",
        order -> order.owner().account().email(),
        (as, order) ->
            as.queryParams(
                    "user",
                    order.owner().account().id(),
                    "permission",
                    "orders:read",
                    "resource",
                    "order:" + order.id())
                .get("/access/explain"));
    change(
        "moveOrder",
        (as, order) ->
            Some.json(as, Map.of("to", "CANCELLED"))
                .post("/orders/" + order.id() + "/transitions"));
    change(
        "placeOrder",
        (as, order) -> {
          var body = new HashMap<String, Object>(SalesDesk.order(order.item().times(1)));
          body.put("customerId", order.owner().customerId());
          return Some.json(as, body).post("/orders");
        });
    change(
        "importFile",
        (as, order) ->
            as.contentType("text/csv")
                .body("sku,name,price\n" + order.item().sku() + ",Stolen,0.01\n")
                .queryParams("kind", "products", "currency", "GBP")
                .post("/imports"));
    change(
        "replaceCustomer",
        (as, order) ->
            Some.json(as.header("If-Match", "*"), Map.of("name", "Stolen"))
                .put("/customers/" + order.owner().customerId()));
    change(
        "patchCustomer",
        (as, order) ->
            Some.patch(as, "*", "{\"name\":\"Stolen\"}")
                .patch("/customers/" + order.owner().customerId()));
    change(
        "deleteCustomer",
        (as, order) ->
            as.header("If-Match", "*").delete("/customers/" + order.owner().customerId()));
    change(
        "archiveCustomer",
        (as, order) -> as.post("/customers/" + order.owner().customerId() + "/archive"));
    change(
        "restoreCustomer",
        (as, order) -> as.post("/customers/" + order.owner().customerId() + "/restore"));
  }

  /** The paths of operations on orders and their customers. */
  private static final Pattern ABOUT_ORDERS =
      Pattern.compile("/api/v1/(orders|customers|reports|imports|audit|access)(/.*)?|.*/movements");

  /**
   * Operations of these paths that neither show nor change an existing order, each with its reason.
   */
  private static final Map<String, String> NO_DOORS =
      Map.of(
          "createCustomer", "a new customer has no orders",
          "getRefusedRows", "the caller's own file; ImportVisibilityIT keeps it from others",
          "listImports", "the caller's own files; ImportsIT keeps them from others",
          "getImport", "the caller's own file; ImportsIT keeps it from others",
          "explainDecision", "asks for access:explain, as explainAccess does; ExplanationsIT",
          "getAuditHead", "tells a number and a code alone",
          "verifyAudit", "tells numbers alone");

  /** Reads use one order; each change gets a new order. */
  private static final class Seen {
    static final Foreign ORDER = foreign();
  }

  private static Foreign orderBehind(Door door) {
    if (door.shows() != null && !door.operation().equals("salesReport")) {
      return Seen.ORDER;
    }
    var order = foreign();
    switch (door.operation()) {
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

  /** Returns a cursor directly before the order, or earlier in the list. */
  private static String cursorBefore(Foreign order) {
    SalesDesk.shared().placed(order.item().times(2));
    return As.manager()
        .queryParams("limit", "1", "sort", "-total")
        .get("/orders")
        .then()
        .statusCode(200)
        .extract()
        .path("page.next");
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

  private static List<Door> doors() {
    return DOORS;
  }

  @ParameterizedTest
  @MethodSource("doors")
  void unauthorizedCallersCanNeitherSeeNorChangeAForeignOrder(Door door) {
    var order = orderBehind(door);
    var before = state(order);
    Intruders.ALL.forEach(
        (who, as) -> {
          var answer = door.way().go(as.get(), order);
          var shows = door.shows();
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
  @MethodSource("doors")
  void anAdminCanUseEachOperationOnTheOrder(Door door) {
    var order = orderBehind(door);
    var before = state(order);
    var answer = door.way().go(As.admin(), order);
    assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 204);
    var shows = door.shows();
    if (shows == null) {
      assertThat(state(order)).isNotEqualTo(before);
    } else {
      assertThat(answer.asString()).contains(shows.apply(order));
    }
  }

  @Test
  void everyOperationOnOrdersIsTestedOrExcludedWithAReason() {
    assertThat(
            OpenApi.operationsUnder(ABOUT_ORDERS).stream()
                .filter(operation -> !NO_DOORS.containsKey(operation))
                .toList())
        .containsExactlyInAnyOrderElementsOf(
            DOORS.stream().map(Door::operation).distinct().toList());
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
