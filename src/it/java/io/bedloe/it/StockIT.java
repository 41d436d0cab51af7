package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@IntegrationTest
class StockIT {

  private final Shop shop = Shop.shared();

  @Test
  void whatComesInAndGoesOutIsWrittenDown() throws Exception {
    var product = shop.product(10);
    change(product, "adjustments", -3, 200);
    change(product, "adjustments", 1, 200);
    As.user()
        .get("/stock/" + product)
        .then()
        .body("onHand", equalTo(8))
        .body("reserved", equalTo(0))
        .body("available", equalTo(8))
        .header("ETag", equalTo("\"v3\""));
    As.manager()
        .queryParam("sort", "at")
        .get("/stock/" + product + "/movements")
        .then()
        .body("items.kind", equalTo(List.of("RECEIPT", "ADJUSTMENT", "ADJUSTMENT")))
        .body("items.onHandChange", equalTo(List.of(10, -3, 1)))
        .body("items[1].by", equalTo("admin@bedloe.example"));
  }

  @Test
  void whatIsPromisedCannotBeTakenAway() throws Exception {
    var product = shop.product(10);
    shop.orderOf(Map.of(product, 8));
    change(product, "adjustments", -3, 409);
    change(product, "adjustments", -2, 200);
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(8, 8));
  }

  @ParameterizedTest
  @CsvSource({
    "receipts,0",
    "receipts,-1",
    "receipts,1000000001",
    "adjustments,0",
    "adjustments,-1000000001"
  })
  void aWrongQuantityIsRefused(String what, long quantity) throws Exception {
    var product = shop.product(1);
    change(product, what, quantity, 400);
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(1, 0));
  }

  @Test
  void aFigureThatWentWrongIsExplainedAndRepaired() throws Exception {
    var product = shop.product(10);
    Database.shared()
        .execute("UPDATE stock SET on_hand = 13, reserved = 2 WHERE product_id = ?::uuid", product);
    As.admin()
        .get("/stock/" + product + "/explain")
        .then()
        .body("figures.onHand", equalTo(13))
        .body("ledger.onHand", equalTo(10))
        .body("drift.onHand", equalTo(3))
        .body("drift.reserved", equalTo(2))
        .body("movements", equalTo(1));
    As.admin()
        .post("/stock/" + product + "/repair")
        .then()
        .statusCode(200)
        .body("drift.onHand", equalTo(3));
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(10, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE stock_movements SET on_hand_change = 0",
        "DELETE FROM stock_movements",
        "TRUNCATE stock_movements"
      })
  void theLedgerIsNeverRewritten(String statement) {
    assertThatThrownBy(() -> Database.shared().execute(statement))
        .hasStackTraceContaining("append-only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on_hand = -1", "reserved = -1", "reserved = on_hand + 1"})
  void theDatabaseItselfRefusesImpossibleFigures(String change) throws Exception {
    var product = shop.product(1);
    assertThatThrownBy(
            () ->
                Database.shared()
                    .execute("UPDATE stock SET " + change + " WHERE product_id = ?::uuid", product))
        .hasStackTraceContaining("check constraint");
  }

  private void change(String product, String what, long quantity, int status) throws Exception {
    var body = Map.of("quantity", quantity, "reason", "counted");
    assertThat(shop.post("/stock/" + product + "/" + what, body).status()).isEqualTo(status);
  }
}
