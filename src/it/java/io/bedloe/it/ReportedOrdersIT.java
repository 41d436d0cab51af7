package io.bedloe.it;

import static io.bedloe.it.SalesReports.report;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.SalesDesk.Item;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests which orders a sales report counts, and when. */
@IntegrationTest
class ReportedOrdersIT {

  private final SalesDesk desk = SalesDesk.shared();

  @Test
  void unconfirmedCancellationsDoNotCountAndReturnsDo() {
    var product = stocked("19.99", "GBP");
    desk.moved(order(product, 5, "GBP"), "CANCELLED");
    var returned = order(product, 3, "GBP");
    desk.moved(returned, "CONFIRMED", "SHIPPED", "DELIVERED");
    giveOneBack(returned);
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
    var product = stocked("10.00", "SGD");
    order(product, 1, "SGD");
    desk.moved(order(product, 5, "SGD"), "CANCELLED");
    var kept = order(product, 2, "SGD");
    var calledOff = order(product, 3, "SGD");
    desk.moved(kept, "CONFIRMED");
    desk.moved(calledOff, "CONFIRMED", "CANCELLED");
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
    var product = stocked("10.00", "NZD");
    var sold = order(product, 3, "NZD");
    desk.moved(sold, "CONFIRMED", "SHIPPED", "DELIVERED");
    giveOneBack(sold);
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

  /** Creates a product with stock; returns its id. */
  private String stocked(String amount, String currency) {
    var sku = Some.word("REPORT");
    Map<String, Object> product =
        Map.of("sku", sku, "name", "Lamp", "price", Map.of("amount", amount, "currency", currency));
    var item = new Item(Some.created(Some.json(As.manager(), product).post("/products")), sku);
    desk.receive(item, 20);
    return item.id();
  }

  private static String order(String product, int quantity, String currency) {
    Map<String, Object> line = Map.of("productId", product, "quantity", quantity);
    Map<String, Object> order = Map.of("currency", currency, "lines", List.of(line));
    return Some.created(Some.json(As.manager(), order).post("/orders"));
  }

  /** Returns one piece of the first line of an order. */
  private void giveOneBack(String order) {
    var line = desk.read(order).jsonPath().getString("lines[0].id");
    var pieces = List.of(Map.of("lineId", line, "quantity", 1));
    desk.move(order, Map.of("to", "RETURNED", "lines", pieces)).then().statusCode(200);
  }
}
