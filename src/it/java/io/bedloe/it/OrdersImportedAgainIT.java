package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file of orders that is sent again, tried or raced changes no order twice. */
@IntegrationTest
class OrdersImportedAgainIT extends ImportedOrders {

  @Test
  void anExistingOrderWithOtherContentIsRefused() {
    create(line("1", "1.00"));
    var before = order(order).prettify();
    create(line("1", "1.00"))
        .body("unchanged.orders", equalTo(1))
        .body("created.orders", equalTo(0))
        .body("refusedRows", empty());
    for (var other :
        List.of(
            line("2", "1.00"),
            line("1", "1.01"),
            line("-1", "1.00"),
            line(order, sku + "B", "1", "1.00", customer),
            line(order, sku, "1", "1.00", ""),
            line("1", "1.00").replace("T12", "T13"))) {
      create(other)
          .body("accepted", equalTo(0))
          .body("refusedRows.code", contains("KNOWN_WITH_OTHER_CONTENT"))
          .body("refusedRows.value", contains(order));
    }
    assertThat(order(order).prettify()).isEqualTo(before);
  }

  @Test
  void anOrderPlacedByApiIsNotMatchedWithAnImportedOne() {
    var product = Some.productId();
    Some.json(As.manager(), Map.of("quantity", 5, "reason", "new"))
        .post("/stock/" + product + "/receipts")
        .then()
        .statusCode(200);
    Some.json(
            As.manager(),
            Map.of(
                "externalReference",
                order,
                "currency",
                "GBP",
                "lines",
                List.of(Map.of("productId", product, "quantity", 1))))
        .post("/orders")
        .then()
        .statusCode(201);
    create(line("1", "19.99")).body("refusedRows.code", contains("KNOWN_WITH_OTHER_CONTENT"));
  }

  @Test
  void aDryRunFindsTheSameAndChangesNothing() {
    var lines =
        List.of(line("1", "1.00"), line("-1", "0"), line(order + "B", sku, "1", "1", customer));
    var tried =
        send(lines, "createMissing", "true", "dryRun", "true")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(tried.getBoolean("dryRun")).isTrue();
    assertThat(orders(order + "B")).isZero();
    for (var table : List.of("products WHERE sku", "customers WHERE external_reference")) {
      assertThat(
              Database.shared()
                  .number("SELECT count(*) FROM " + table + " IN (?, ?)", sku, customer))
          .isZero();
    }
    var done = create(lines.toArray(String[]::new)).extract().jsonPath();
    for (var part : List.of("accepted", "refused", "created", "unchanged", "refusedRows")) {
      assertThat(tried.<Object>get(part)).as(part).isEqualTo(done.<Object>get(part));
    }
    assertThat(orders(order + "B")).isOne();
  }

  @Test
  void concurrentImportsOfOneFileCreateEveryOrderOnce() throws Exception {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 800; i++) {
      lines.add(line(order + "-" + i % 400, sku, "1", "1", customer));
    }
    var file = Csv.file(HEADER, lines.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8);
    As.manager();
    var answers =
        java.util.stream.IntStream.range(0, 3)
            .parallel()
            .mapToObj(
                i ->
                    Csv.send(
                            As.manager(),
                            "orders",
                            file,
                            "currency",
                            "NOK",
                            "createMissing",
                            "true")
                        .statusCode())
            .toList();
    assertThat(answers).contains(200).isSubsetOf(200, 409);
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM orders o JOIN order_lines l ON l.order_id = o.id"
                        + " WHERE o.external_reference LIKE ?",
                    order + "-%"))
        .isEqualTo(800);
    assertThat(
            Database.shared()
                .number("SELECT count(*) FROM customers WHERE external_reference = ?", customer))
        .isOne();
  }

  @Test
  void nothingIsLeftInTheStagingTables() {
    create(line("1", "1"));
    assertThat(
            Database.shared()
                .number("SELECT count(*) FROM import_rows WHERE reference LIKE ?", order + "%"))
        .isZero();
    assertThat(
            Database.shared()
                .number("SELECT count(*) FROM import_groups WHERE reference LIKE ?", order + "%"))
        .isZero();
  }
}
