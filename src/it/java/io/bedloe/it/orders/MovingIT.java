package io.bedloe.it.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.bedloe.it.As;
import io.bedloe.it.Crowd;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Shop;
import io.bedloe.it.Some;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What moving an order does to its stock and its history. */
@IntegrationTest
class MovingIT {

  private final Shop shop = Shop.shared();

  @Test
  void cancellingBeforeOrAfterConfirmationGivesTheStockBack() {
    var item = shop.stocked(5);
    var placed = shop.placed(item.times(2));
    var confirmed = shop.placed(item.times(3));
    shop.moved(confirmed, "CONFIRMED");
    assertThat(shop.figures(item)).isEqualTo(new Shop.Figures(5, 5));
    shop.moved(placed, "CANCELLED");
    shop.moved(confirmed, "CANCELLED");
    assertThat(shop.figures(item)).isEqualTo(new Shop.Figures(5, 0));
  }

  @Test
  void confirmingMovesNoStockShippingTakesItOutAndDeliveringLeavesItOut() {
    var item = shop.stocked(5);
    var order = shop.placed(item.times(2), item.times(1));
    shop.moved(order, "CONFIRMED");
    assertThat(shop.figures(item)).isEqualTo(new Shop.Figures(5, 3));
    shop.moved(order, "SHIPPED");
    assertThat(shop.figures(item)).isEqualTo(new Shop.Figures(2, 0));
    shop.moved(order, "DELIVERED");
    assertThat(shop.figures(item)).isEqualTo(new Shop.Figures(2, 0));
  }

  @Test
  void eachMoveIsWrittenDownWithItsReasonAndWhoMadeIt() {
    var order = shop.placed(shop.stocked(1).times(1));
    var reason = "株式会社 does not want it'; DROP TABLE orders; --";
    shop.move(order, Map.of("to", "CANCELLED", "reason", reason))
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("history.to", equalTo(List.of("PLACED", "CANCELLED")))
        .body("history[1].reason", equalTo(reason))
        .body("history[1].by", equalTo("manager@bedloe.example"));
    shop.read(order).then().body("history[1].reason", equalTo(reason));
  }

  @RepeatedTest(5)
  void ofManyThatCancelAtOnceOneDoesAndTheStockComesBackOnce() throws Exception {
    var item = shop.stocked(3);
    var order = shop.placed(item.times(3));
    oneWins(Crowd.atOnce(8, i -> shop.move(order, "CANCELLED")));
    assertThat(shop.figures(item)).isEqualTo(new Shop.Figures(3, 0));
    assertThat(movements(order, "RELEASE")).isOne();
  }

  @RepeatedTest(5)
  void anOrderIsEitherShippedOrCancelledNeverBoth() throws Exception {
    var item = shop.stocked(3);
    var order = shop.placed(item.times(3));
    shop.moved(order, "CONFIRMED");
    oneWins(Crowd.atOnce(8, i -> shop.move(order, i % 2 == 0 ? "SHIPPED" : "CANCELLED")));
    assertThat(movements(order, "RELEASE") + movements(order, "SHIPMENT")).isOne();
    assertThat(shop.figures(item))
        .isEqualTo(new Shop.Figures(shop.status(order).equals("SHIPPED") ? 0 : 3, 0));
  }

  @Test
  void aMoveToNowhereIsRefused() {
    var order = shop.placed(shop.stocked(1).times(1));
    for (var to : List.of("LOST", "placed", "")) {
      shop.move(order, to).then().statusCode(400).body("errors.pointer", hasItem("/to"));
    }
    shop.move(order, Map.of("reason", "none")).then().statusCode(400);
    shop.move(order, Map.of("to", "CANCELLED", "reason", "r".repeat(501)))
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/reason"));
    assertThat(shop.status(order)).isEqualTo("PLACED");
  }

  @Test
  void onlyGoodsThatComeBackAreNamedByLine() {
    var order = shop.placed(shop.stocked(1).times(1));
    String line = shop.read(order).path("lines[0].id");
    var lines = List.of(Map.of("lineId", line, "quantity", 1));
    shop.move(order, Map.of("to", "CONFIRMED", "lines", lines)).then().statusCode(400);
    assertThat(shop.status(order)).isEqualTo("PLACED");
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
