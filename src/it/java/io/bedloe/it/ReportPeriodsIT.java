package io.bedloe.it;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Periods of the sales report: their ends, and the weeks at the turn of a year. */
@IntegrationTest
class ReportPeriodsIT {

  private final String sku = Some.word("PERIOD");

  private static ValidatableResponse report(String... namesAndValues) {
    var as = As.manager();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      as.queryParam(namesAndValues[i], namesAndValues[i + 1]);
    }
    return as.get("/reports/sales").then().statusCode(200);
  }

  @Test
  void weeksAreThoseOfIso8601AlsoAtTheTurnOfAYear() {
    Csv.send(
            "orders",
            Csv.file(
                "reference,sku,quantity,unitPrice,placedAt",
                "%1$s1,%1$s,1,1,2014-12-29".formatted(sku),
                "%1$s2,%1$s,1,1,2016-01-03".formatted(sku)),
            "currency",
            "THB",
            "createMissing",
            "true")
        .then()
        .statusCode(200);
    report("currency", "THB", "groupBy", "week")
        .body("rows.week", contains("2015-W01", "2015-W53"));
  }

  @Test
  void aCancellationAtTheMomentAtWhichThePeriodEndsIsNotInIt() {
    var price = Map.of("amount", "10.00", "currency", "PHP");
    var product =
        Some.created(
            Some.json(As.manager(), Map.of("sku", sku, "name", "Lamp", "price", price))
                .post("/products"));
    Some.json(As.manager(), Map.of("quantity", 1, "reason", "new"))
        .post("/stock/" + product + "/receipts")
        .then()
        .statusCode(200);
    var line = Map.of("productId", product, "quantity", 1);
    var order =
        Some.created(
            Some.json(As.manager(), Map.of("currency", "PHP", "lines", List.of(line)))
                .post("/orders"));
    for (var to : List.of("CONFIRMED", "CANCELLED")) {
      Some.json(As.manager(), Map.of("to", to))
          .post("/orders/" + order + "/transitions")
          .then()
          .statusCode(200);
    }
    String cancelledAt = As.manager().get("/orders/" + order).path("cancelledAt");
    report("currency", "PHP", "groupBy", "currency", "to", cancelledAt)
        .body("rows.orders", contains(1))
        .body("rows.cancelledOrders", contains(0))
        .body("rows.net.amount", contains("10.00"));
    report("currency", "PHP", "groupBy", "currency", "from", cancelledAt)
        .body("rows.orders", contains(0))
        .body("rows[0].cancelledOrders", equalTo(1));
  }
}
