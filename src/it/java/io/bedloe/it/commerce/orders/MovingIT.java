package io.bedloe.it.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Tests the effect of transitions on stock and history. */
@IntegrationTest
class MovingIT {

  private final SalesDesk desk = SalesDesk.shared();

  @Test
  void cancellingBeforeOrAfterConfirmationGivesTheStockBack() {
    var item = desk.stocked(5);
    var placed = desk.placed(item.times(2));
    var confirmed = desk.placed(item.times(3));
    desk.moved(confirmed, "CONFIRMED");
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(5, 5));
    desk.moved(placed, "CANCELLED");
    desk.moved(confirmed, "CANCELLED");
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(5, 0));
  }

  @Test
  void confirmingMovesNoStockShippingTakesItOutAndDeliveringLeavesItOut() {
    var item = desk.stocked(5);
    var order = desk.placed(item.times(2), item.times(1));
    desk.moved(order, "CONFIRMED");
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(5, 3));
    desk.moved(order, "SHIPPED");
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(2, 0));
    desk.moved(order, "DELIVERED");
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(2, 0));
  }

  @Test
  void theHistoryRecordsTheReasonAndAuthorOfATransition() {
    var order = desk.placed(desk.stocked(1).times(1));
    var reason = "株式会社 does not want it'; DROP TABLE orders; --";
    desk.move(order, Map.of("to", "CANCELLED", "reason", reason))
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("history.to", equalTo(List.of("PLACED", "CANCELLED")))
        .body("history[1].reason", equalTo(reason))
        .body("history[1].by", equalTo("manager@bedloe.example"));
    desk.read(order).then().body("history[1].reason", equalTo(reason));
  }

  @RepeatedTest(5)
  void concurrentCancellationsReleaseTheStockOnce() throws Exception {
    var item = desk.stocked(3);
    var order = desk.placed(item.times(3));
    oneWins(AtOnce.all(8, i -> desk.move(order, "CANCELLED")));
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(3, 0));
    assertThat(movements(order, "RELEASE")).isOne();
  }

  @RepeatedTest(5)
  void anOrderIsEitherShippedOrCancelledNeverBoth() throws Exception {
    var item = desk.stocked(3);
    var order = desk.placed(item.times(3));
    desk.moved(order, "CONFIRMED");
    oneWins(AtOnce.all(8, i -> desk.move(order, i % 2 == 0 ? "SHIPPED" : "CANCELLED")));
    assertThat(movements(order, "RELEASE") + movements(order, "SHIPMENT")).isOne();
    assertThat(desk.figures(item))
        .isEqualTo(new SalesDesk.Figures(desk.status(order).equals("SHIPPED") ? 0 : 3, 0));
  }

  @Test
  void aTransitionToAnUnknownStatusIsRefused() {
    var order = desk.placed(desk.stocked(1).times(1));
    for (var to : List.of("LOST", "placed", "")) {
      desk.move(order, to).then().statusCode(400).body("errors.pointer", hasItem("/to"));
    }
    desk.move(order, Map.of("reason", "none")).then().statusCode(400);
    desk.move(order, Map.of("to", "CANCELLED", "reason", "r".repeat(501)))
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/reason"));
    assertThat(desk.status(order)).isEqualTo("PLACED");
  }

  @Test
  void linesAreRefusedInTransitionsOtherThanReturns() {
    var order = desk.placed(desk.stocked(1).times(1));
    String line = desk.read(order).path("lines[0].id");
    var lines = List.of(Map.of("lineId", line, "quantity", 1));
    desk.move(order, Map.of("to", "CONFIRMED", "lines", lines)).then().statusCode(400);
    assertThat(desk.status(order)).isEqualTo("PLACED");
  }

  @Test
  void anOrderThatDoesNotExistCannotBeMoved() {
    Some.json(As.manager(), Map.of("to", "CONFIRMED"))
        .post("/orders/" + UUID.randomUUID() + "/transitions")
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/order-not-found"));
  }

  private static void oneWins(List<Response> answers) {
    assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(200);
    assertThat(answers).extracting(Response::statusCode).containsOnly(200, 409);
  }

  private static long movements(String order, String kind) {
    return Database.shared()
        .number(
            "SELECT count(*) FROM stock_movements WHERE order_id = ? AND kind = ?",
            UUID.fromString(order),
            kind);
  }
}
