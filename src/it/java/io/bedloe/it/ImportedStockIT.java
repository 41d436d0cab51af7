package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the effect of imported orders on stock. */
@IntegrationTest
class ImportedStockIT extends ImportedOrders {

  @Test
  void importedOrdersDoNotChangeStockByDefault() {
    stocked(5);
    create(line("2", "1"));
    assertThat(onHand()).isEqualTo(5);
  }

  @Test
  void appliedStockMovesOnceAndNeverBelowZero() {
    stocked(5);
    var lines =
        List.of(
            line("4", "1"),
            line(order + "B", sku, "3", "1", "").replace("T12", "T13"),
            line(order + "C", sku, "-2", "1", "").replace("T12", "T14"),
            line(order + "D", sku, "3", "1", "").replace("T12", "T15"));
    String[] apply = {"createMissing", "true", "stock", "apply"};
    var tried =
        send(lines, "createMissing", "true", "stock", "apply", "dryRun", "true")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(onHand()).isEqualTo(5);
    var done =
        send(lines, apply)
            .then()
            .statusCode(200)
            .body("created.orders", equalTo(2))
            .body("created.creditNotes", equalTo(1))
            .body("refusedRows.row", contains(3))
            .body("refusedRows.code", contains("INSUFFICIENT_STOCK"))
            .body(
                "refusedRows.detail",
                contains("the order needs 3 of %s from stock, but 1 are available".formatted(sku)))
            .extract()
            .jsonPath();
    for (var part : List.of("accepted", "refused", "created", "unchanged", "refusedRows")) {
      assertThat(tried.<Object>get(part)).as(part).isEqualTo(done.<Object>get(part));
    }
    assertThat(onHand()).isZero();
    assertThat(orders(order + "B")).isZero();
    send(lines, apply).then().body("unchanged.orders", equalTo(2)).body("refused", equalTo(1));
    assertThat(onHand()).isZero();
    As.manager()
        .get("/stock/" + productId() + "/reconciliation")
        .then()
        .statusCode(200)
        .body("difference.onHand", equalTo(0))
        .body("movements", equalTo(4));
  }

  @Test
  void aProductThatIsStillToBeCreatedHasNoStock() {
    send(List.of(line("1", "1")), "createMissing", "true", "stock", "apply")
        .then()
        .statusCode(200)
        .body("refusedRows.code", contains("INSUFFICIENT_STOCK"))
        .body("created.products", equalTo(0));
    send(List.of(line("-1", "1")), "createMissing", "true", "stock", "apply")
        .then()
        .statusCode(200)
        .body("created.creditNotes", equalTo(1))
        .body("created.products", equalTo(1));
    assertThat(onHand()).isEqualTo(1);
  }

  private void stocked(int quantity) {
    Csv.send("products", Csv.file("sku,name,price", sku + ",Lamp,1"), "currency", "NOK");
    Csv.send("stock", Csv.file("reference,sku,quantity", sku + "," + sku + "," + quantity))
        .then()
        .statusCode(200)
        .body("created.receipts", equalTo(1));
  }

  private String productId() {
    return As.user().queryParam("sku", sku).get("/products").then().extract().path("items[0].id");
  }

  private long onHand() {
    return As.user().get("/stock/" + productId()).then().extract().jsonPath().getLong("onHand");
  }
}
