package io.bedloe.it.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@IntegrationTest
class ReturnsIT {

  private final SalesDesk desk = SalesDesk.shared();
  private final SalesDesk.Item lamp = desk.stocked(10, "20.00");
  private final SalesDesk.Item bulb = desk.stocked(10, "0.50");
  private String order = "";
  private String lampLine = "";
  private String bulbLine = "";

  @BeforeEach
  void deliverThreeLampsAndFiveBulbs() {
    order = desk.placed(lamp.times(3), bulb.times(5));
    desk.moved(order, "CONFIRMED", "SHIPPED", "DELIVERED");
    lampLine = desk.read(order).path("lines[0].id");
    bulbLine = desk.read(order).path("lines[1].id");
  }

  @Test
  void afterAPartialReturnTheOrderStaysDelivered() {
    back(Map.of("lineId", lampLine, "quantity", 2))
        .then()
        .statusCode(200)
        .body("status", equalTo("DELIVERED"))
        .body("lines[0].returnedQuantity", equalTo(2))
        .body("lines[1].returnedQuantity", equalTo(0))
        .body("totals.ordered", equalTo(Some.pounds("62.50")))
        .body("totals.returned", equalTo(Some.pounds("40.00")))
        .body("totals.net", equalTo(Some.pounds("22.50")));
    assertThat(desk.figures(lamp)).isEqualTo(new SalesDesk.Figures(9, 0));
    assertThat(desk.figures(bulb)).isEqualTo(new SalesDesk.Figures(5, 0));
  }

  @Test
  void theHistorySaysWhatCameBackWithLinesQuantitiesAndAmounts() {
    back(Map.of("lineId", lampLine, "quantity", 2), Map.of("lineId", bulbLine, "quantity", 4))
        .then()
        .statusCode(200);
    desk.move(order, "RETURNED").then().statusCode(200);
    desk.read(order)
        .then()
        .body("history.findAll { it.returned != null }", hasSize(2))
        .body("history[3].returned", nullValue())
        .body("history[4].from", equalTo("DELIVERED"))
        .body("history[4].to", equalTo("DELIVERED"))
        .body("history[4].returned.lineId", equalTo(List.of(lampLine, bulbLine)))
        .body("history[4].returned.quantity", equalTo(List.of(2, 4)))
        .body("history[4].returned.amount.amount", equalTo(List.of("40.00", "2.00")))
        .body("history[5].to", equalTo("RETURNED"))
        .body("history[5].returned.lineId", equalTo(List.of(lampLine, bulbLine)))
        .body("history[5].returned.quantity", equalTo(List.of(1, 1)))
        .body("history[5].returned.amount.amount", equalTo(List.of("20.00", "0.50")));
  }

  @Test
  void afterTheReturnOfTheLastPieceTheOrderIsReturned() {
    back(Map.of("lineId", lampLine, "quantity", 1), Map.of("lineId", bulbLine, "quantity", 5))
        .then()
        .statusCode(200)
        .body("status", equalTo("DELIVERED"));
    back(Map.of("lineId", lampLine, "quantity", 2))
        .then()
        .statusCode(200)
        .body("status", equalTo("RETURNED"))
        .body("totals.net", equalTo(Some.pounds("0.00")));
    assertThat(desk.figures(lamp)).isEqualTo(new SalesDesk.Figures(10, 0));
    assertThat(desk.figures(bulb)).isEqualTo(new SalesDesk.Figures(10, 0));
    assertThat(
            Database.shared()
                .list(
                    row -> row.getLong(1) + " for " + row.getLong(2),
                    """
                    SELECT quantity, amount_minor FROM order_returns WHERE order_id = ?
                    ORDER BY at, amount_minor""",
                    UUID.fromString(order)))
        .containsExactly("5 for 250", "1 for 2000", "2 for 4000");
  }

  @Test
  void aReturnWithoutLinesReturnsEverythingThatIsLeft() {
    back(Map.of("lineId", lampLine, "quantity", 1)).then().statusCode(200);
    desk.move(order, "RETURNED")
        .then()
        .statusCode(200)
        .body("status", equalTo("RETURNED"))
        .body("lines.returnedQuantity", equalTo(List.of(3, 5)));
    assertThat(desk.figures(lamp)).isEqualTo(new SalesDesk.Figures(10, 0));
    assertThat(desk.figures(bulb)).isEqualTo(new SalesDesk.Figures(10, 0));
  }

  @Test
  void moreThanIsLeftIsRefusedAlsoWhenItIsSpreadOverTheRequest() {
    back(Map.of("lineId", lampLine, "quantity", 2)).then().statusCode(200);
    refused(back(Map.of("lineId", lampLine, "quantity", 2)), "/lines/0/quantity");
    var one = Map.<String, Object>of("lineId", lampLine, "quantity", 1);
    refused(back(one, one), "/lines/1/quantity");
    refused(back(one, Map.of("lineId", bulbLine, "quantity", 6)), "/lines/1/quantity");
  }

  @Test
  void aReturnOfALineOfAnotherOrderIsRefused() {
    var other = desk.placed(lamp.times(1));
    desk.moved(other, "CONFIRMED", "SHIPPED", "DELIVERED");
    String foreign = desk.read(other).path("lines[0].id");
    var before = desk.figures(lamp);
    back(Map.of("lineId", foreign, "quantity", 1))
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("unknown-line"))
        .body("errors.pointer", hasItem("/lines/0/lineId"));
    assertThat(desk.figures(lamp)).isEqualTo(before);
  }

  @Test
  void zeroAndNegativeReturnQuantitiesAreRefused() {
    for (var quantity : List.of(0, -1)) {
      back(Map.of("lineId", lampLine, "quantity", quantity)).then().statusCode(400);
    }
    desk.move(order, Map.of("to", "RETURNED", "lines", List.of())).then().statusCode(400);
    assertThat(desk.figures(lamp)).isEqualTo(new SalesDesk.Figures(7, 0));
  }

  private void refused(Response answer, String pointer) {
    answer
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-return"))
        .body("errors.code", hasItem("too-many"))
        .body("errors.pointer", hasItem(pointer));
    desk.read(order).then().body("lines.returnedQuantity", equalTo(List.of(2, 0)));
    assertThat(desk.figures(lamp)).isEqualTo(new SalesDesk.Figures(9, 0));
    assertThat(desk.figures(bulb)).isEqualTo(new SalesDesk.Figures(5, 0));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  private Response back(Map<String, Object>... lines) {
    return desk.move(order, Map.of("to", "RETURNED", "lines", List.of(lines)));
  }
}
