package io.bedloe.it.commerce.orders;

import static org.awaitility.Awaitility.await;

import io.bedloe.it.As;
import io.bedloe.it.Database;
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
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The operations of the API that could access an order, and those that cannot. */
final class OrderOperations {

  /** An order that another customer has placed. */
  record Foreign(String id, String number, String reference, TestAccount.Linked owner, Item item) {

    String customerName() {
      return "Of " + owner.account().email();
    }
  }

  interface Call {
    Response send(RequestSpecification as, Foreign order);
  }

  /**
   * An operation that could access an order.
   *
   * @param id the operation's id in the API document
   * @param how what the call asks for
   * @param shows the value of the order that it would show; null for an operation that changes the
   *     order
   */
  record Operation(String id, String how, Call call, @Nullable Function<Foreign, String> shows) {

    @Override
    public String toString() {
      return id + " " + how;
    }
  }

  static final List<Operation> ALL = new ArrayList<>();

  /** The paths of operations on orders and their customers. */
  static final Pattern ABOUT_ORDERS =
      Pattern.compile(
          "/api/v1/(orders|customers|reports|imports|audit|access|events)(/.*)?|.*/movements");

  /**
   * Operations of these paths that neither show nor change an existing order, each with its reason.
   */
  static final Map<String, String> NOT_ABOUT_ORDERS =
      Map.of(
          "createCustomer", "a new customer has no orders",
          "getRefusedRows", "the caller's own file; ImportVisibilityIT keeps it from others",
          "listImports", "the caller's own files; ImportsIT keeps them from others",
          "cancelImport", "the caller's own file; BackgroundImportsIT keeps it from others",
          "getImport", "the caller's own file; ImportsIT keeps it from others",
          "explainDecision", "asks for access:explain, as explainAccess does; ExplanationsIT",
          "getAuditHead", "tells a number and a code alone",
          "streamEvents",
              "has no end; EventStreamIT keeps the events of foreign orders from others",
          "verifyAudit", "tells numbers alone");

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
        "listEvents",
        "of the order",
        Foreign::number,
        (as, order) -> {
          await("the event of the order")
              .until(
                  () ->
                      Database.shared()
                              .number(
                                  "SELECT count(*) FROM events WHERE resource_id = ?::uuid",
                                  order.id())
                          > 0);
          return as.queryParam("subject", "orders/" + order.id()).get("/events");
        });
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

  private OrderOperations() {}

  private static void read(
      String operation, String how, Function<Foreign, String> shows, Call call) {
    ALL.add(new Operation(operation, how, call, shows));
  }

  private static void change(String operation, Call call) {
    ALL.add(new Operation(operation, "", call, null));
  }

  /** Lists of orders show the order's number to callers who may see it. */
  private static void list(String how, Function<Foreign, Map<String, String>> query) {
    read(
        "listOrders",
        how,
        Foreign::number,
        (as, order) -> as.queryParams(query.apply(order)).get("/orders"));
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
}
