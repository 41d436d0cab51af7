package io.bedloe.it.commerce.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the constraints of the tables, and the correction of figures that differ from the ledger.
 */
@IntegrationTest
class LedgerIT {

  private final SalesDesk desk = SalesDesk.shared();
  private final Database database = Database.shared();
  private final SalesDesk.Item item = desk.stocked(5);
  private final UUID id = UUID.fromString(item.id());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE stock_movements SET on_hand_change = 6",
        "UPDATE stock_movements SET reason = 'another' WHERE false",
        "DELETE FROM stock_movements",
        "TRUNCATE stock_movements",
        "TRUNCATE products CASCADE"
      })
  void theLedgerIsNeverChanged(String change) {
    long before = database.number("SELECT count(*) FROM stock_movements");
    assertThatThrownBy(() -> database.execute(change))
        .hasStackTraceContaining("the stock ledger is append-only");
    assertThat(database.number("SELECT count(*) FROM stock_movements")).isEqualTo(before);
  }

  /** The ledger and the lines of orders name products without a foreign key. */
  @ParameterizedTest
  @CsvSource({
    "DELETE FROM products WHERE false, products are archived and never deleted",
    "TRUNCATE products CASCADE, products are archived and never deleted",
    "DELETE FROM stock WHERE false, stock is never deleted",
    "TRUNCATE stock, stock is never deleted"
  })
  void productsAndTheirStockAreNeverDeleted(String change, String refusal) {
    assertThatThrownBy(() -> database.execute(change)).hasStackTraceContaining(refusal);
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(5, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "'on_hand = -1, reserved = -1', stock_on_hand_check",
    "reserved = -1, stock_reserved_check",
    "reserved = on_hand + 1, stock_not_oversold"
  })
  void inconsistentFiguresViolateAConstraint(String change, String constraint) {
    assertThatThrownBy(
            () -> database.execute("UPDATE stock SET " + change + " WHERE product_id = ?", id))
        .hasStackTraceContaining(constraint);
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(5, 0));
  }

  @Test
  void aDriftIsExplainedAndRepairedFromTheLedger() {
    desk.placed(item.times(2));
    database.execute("UPDATE stock SET on_hand = 9, reserved = 1 WHERE product_id = ?", id);
    var difference = Map.of("onHand", 4, "reserved", -1);
    As.manager()
        .get("/stock/" + id + "/reconciliation")
        .then()
        .body("difference", equalTo(difference));

    As.manager()
        .post("/stock/" + id + "/repair")
        .then()
        .statusCode(200)
        .body("figures", equalTo(Map.of("onHand", 9, "reserved", 1)))
        .body("ledger", equalTo(Map.of("onHand", 5, "reserved", 2)))
        .body("difference", equalTo(difference));

    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(5, 2));
    As.manager()
        .post("/stock/" + id + "/repair")
        .then()
        .statusCode(200)
        .body("difference", equalTo(Map.of("onHand", 0, "reserved", 0)));
  }

  @Test
  void aRepairTellsReadersThatTheFiguresHaveChanged() {
    database.execute("UPDATE stock SET on_hand = 9 WHERE product_id = ?", id);
    var before = As.manager().get("/stock/" + id);
    As.manager().post("/stock/" + id + "/repair").then().statusCode(200);
    var after = As.manager().get("/stock/" + id);
    assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
    assertThat(after.<String>path("updatedAt")).isGreaterThan(before.path("updatedAt"));
  }
}
