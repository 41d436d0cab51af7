package io.bedloe.it;

import static io.bedloe.it.SalesReports.report;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests which orders a sales report counts, and when. */
@IntegrationTest
class ReportedOrdersIT {

  private final String sku = Some.word("REPORT");

  @Test
  void unconfirmedCancellationsDoNotCountAndReturnsDo() {
    var product = Some.productId();
    Some.json(As.manager(), Map.of("quantity", 20, "reason", "new"))
        .post("/stock/" + product + "/receipts")
        .then()
        .statusCode(200);
    var cancelled = order(product, 5);
    move(cancelled, Map.of("to", "CANCELLED"));
    var returned = order(product, 3);
    for (var state : List.of("CONFIRMED", "SHIPPED", "DELIVERED")) {
      move(returned, Map.of("to", state));
    }
    var line = As.manager().get("/orders/" + returned).jsonPath().getString("lines[0].id");
    move(
        returned,
        Map.of("to", "RETURNED", "lines", List.of(Map.of("lineId", line, "quantity", 1))));
    report("currency", "GBP", "groupBy", "product", "from", "2020-01-01")
        .statusCode(200)
        .body(row(product) + ".orders", equalTo(1))
        .body(row(product) + ".units", equalTo(3))
        .body(row(product) + ".gross.amount", equalTo("59.97"))
        .body(row(product) + ".returned.amount", equalTo("19.99"))
        .body(row(product) + ".net.amount", equalTo("39.98"));
  }

  @Test
  void confirmedSalesCountAndCancelledOnesShowAsCancelled() {
    var product =
        Some.created(
            Some.json(
                    As.manager(),
                    Map.of(
                        "sku",
                        sku,
                        "name",
                        "Lamp",
                        "price",
                        Map.of("amount", "10.00", "currency", "SGD")))
                .post("/products"));
    Some.json(As.manager(), Map.of("quantity", 20, "reason", "new"))
        .post("/stock/" + product + "/receipts")
        .then()
        .statusCode(200);
    order(product, 1, "SGD");
    move(order(product, 5, "SGD"), Map.of("to", "CANCELLED"));
    var kept = order(product, 2, "SGD");
    var calledOff = order(product, 3, "SGD");
    for (var confirmed : List.of(kept, calledOff)) {
      move(confirmed, Map.of("to", "CONFIRMED"));
    }
    move(calledOff, Map.of("to", "CANCELLED"));
    report("currency", "SGD", "groupBy", "state")
        .statusCode(200)
        .body("rows.state", contains("CANCELLED", "CONFIRMED"))
        .body("rows.orders", contains(1, 1))
        .body("rows.units", contains(3, 2))
        .body("rows.gross.amount", contains("30.00", "20.00"))
        .body("rows.cancelledOrders", contains(1, 0))
        .body("rows.cancelled.amount", contains("30.00", "0.00"))
        .body("rows.net.amount", contains("0.00", "20.00"));
    var order = As.manager().get("/orders/" + calledOff).jsonPath();
    var first = As.manager().get("/orders/" + kept).jsonPath().getString("confirmedAt");
    report("currency", "SGD", "to", first).body("rows", empty());
    report("currency", "SGD", "groupBy", "currency", "from", order.getString("cancelledAt"))
        .body("rows.currency", contains("SGD"))
        .body("rows.orders", contains(0))
        .body("rows.cancelledOrders", contains(1))
        .body("rows.net.amount", contains("-30.00"));
  }

  @Test
  void aReturnBelongsToTheMonthInWhichItCameBack() {
    var product =
        Some.created(
            Some.json(
                    As.manager(),
                    Map.of(
                        "sku",
                        sku,
                        "name",
                        "Lamp",
                        "price",
                        Map.of("amount", "10.00", "currency", "NZD")))
                .post("/products"));
    Some.json(As.manager(), Map.of("quantity", 20, "reason", "new"))
        .post("/stock/" + product + "/receipts")
        .then()
        .statusCode(200);
    var sold = order(product, 3, "NZD");
    for (var state : List.of("CONFIRMED", "SHIPPED", "DELIVERED")) {
      move(sold, Map.of("to", state));
    }
    var line = As.manager().get("/orders/" + sold).jsonPath().getString("lines[0].id");
    move(sold, Map.of("to", "RETURNED", "lines", List.of(Map.of("lineId", line, "quantity", 1))));
    // The order is moved to May and its return to July.
    var id = UUID.fromString(sold);
    Database.shared()
        .execute("UPDATE orders SET confirmed_at = '2019-05-10T10:00:00Z' WHERE id = ?", id);
    Database.shared()
        .execute("UPDATE order_returns SET at = '2019-07-03T10:00:00Z' WHERE order_id = ?", id);
    report("currency", "NZD", "groupBy", "month")
        .statusCode(200)
        .body("rows.month", contains("2019-05", "2019-07"))
        .body("rows.orders", contains(1, 0))
        .body("rows.gross.amount", contains("30.00", "0.00"))
        .body("rows.returned.amount", contains("0.00", "10.00"))
        .body("rows.net.amount", contains("30.00", "-10.00"));
    report("currency", "NZD", "groupBy", "month", "from", "2019-05-01", "to", "2019-06-01")
        .body("rows.returned.amount", contains("0.00"));
    report("currency", "NZD", "groupBy", "month", "from", "2019-07-01", "to", "2019-08-01")
        .body("rows.returned.amount", contains("10.00"));
  }

  private static String row(String product) {
    return "rows.find { it.product.id == '" + product + "' }";
  }

  private static String order(String product, int quantity) {
    return order(product, quantity, "GBP");
  }

  private static String order(String product, int quantity, String currency) {
    return Some.created(
        Some.json(
                As.manager(),
                Map.of(
                    "currency",
                    currency,
                    "lines",
                    List.of(Map.of("productId", product, "quantity", quantity))))
            .post("/orders"));
  }

  private static void move(String order, Map<String, Object> transition) {
    var version = As.manager().get("/orders/" + order).header("ETag");
    Some.json(As.manager().header("If-Match", version), transition)
        .post("/orders/" + order + "/transitions")
        .then()
        .statusCode(200);
  }
}
