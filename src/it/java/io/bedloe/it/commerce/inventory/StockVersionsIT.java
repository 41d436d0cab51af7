package io.bedloe.it.commerce.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Changes of stock that come together. */
@IntegrationTest
class StockVersionsIT {

  private static final int MANY = 8;

  private final SalesDesk desk = SalesDesk.shared();
  private final Database database = Database.shared();

  private static Response receive(String id, String version) {
    return Some.json(As.manager(), Map.of("quantity", 1, "reason", "test"))
        .header("If-Match", version)
        .post("/stock/" + id + "/receipts");
  }

  @Test
  void ofManyReceiptsThatNameTheSameVersionOneIsTaken() throws Exception {
    for (int round = 0; round < 5; round++) {
      var item = desk.stocked(1);
      var version = As.manager().get("/stock/" + item.id()).header("ETag");
      var statuses = AtOnce.all(MANY, i -> receive(item.id(), version).statusCode());
      assertThat(Collections.frequency(statuses, 200)).as("%s", statuses).isOne();
      assertThat(Collections.frequency(statuses, 412)).as("%s", statuses).isEqualTo(MANY - 1);
      assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(2, 0));
    }
  }

  @Test
  void aRepairBesideReceiptsLosesNone() throws Exception {
    for (int round = 0; round < 10; round++) {
      var item = desk.stocked(1);
      database.execute(
          "UPDATE stock SET on_hand = 9 WHERE product_id = ?", UUID.fromString(item.id()));
      AtOnce.all(
          MANY,
          i ->
              i % 2 == 0
                  ? As.manager().post("/stock/" + item.id() + "/repair").statusCode()
                  : receive(item.id(), "*").statusCode());
      assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(1 + MANY / 2, 0));
      As.manager()
          .get("/stock/" + item.id() + "/reconciliation")
          .then()
          .body("difference", equalTo(Map.of("onHand", 0, "reserved", 0)));
    }
  }
}
