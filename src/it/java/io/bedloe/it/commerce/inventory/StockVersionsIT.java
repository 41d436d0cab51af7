package io.bedloe.it.commerce.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OpenTransaction;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
  void aRepairLocksTheFiguresBeforeItSumsTheLedger() throws Exception {
    var item = desk.stocked(1);
    var id = UUID.fromString(item.id());
    database.execute("UPDATE stock SET on_hand = 9 WHERE product_id = ?", id);
    try (var ledger = OpenTransaction.begin()) {
      ledger.execute("LOCK TABLE stock_movements IN ACCESS EXCLUSIVE MODE");
      var repair =
          CompletableFuture.supplyAsync(() -> As.manager().post("/stock/" + id + "/repair"));
      ledger.awaitAnotherThatIsBlocked();
      assertThat(figuresThatAreNotLocked(id)).isEmpty();
      ledger.commit();
      repair.get(30, TimeUnit.SECONDS).then().statusCode(200);
    }
    assertThat(figuresThatAreNotLocked(id)).containsExactly(1L);
    As.manager()
        .get("/stock/" + id + "/reconciliation")
        .then()
        .body("difference", equalTo(Map.of("onHand", 0, "reserved", 0)));
  }

  private List<Long> figuresThatAreNotLocked(UUID productId) {
    return database.list(
        row -> row.getLong(1),
        "SELECT on_hand FROM stock WHERE product_id = ? FOR UPDATE SKIP LOCKED",
        productId);
  }
}
