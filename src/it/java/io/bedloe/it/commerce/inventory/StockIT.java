package io.bedloe.it.commerce.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@IntegrationTest
class StockIT {

  private final SalesDesk desk = SalesDesk.shared();

  @Test
  void aProductWithoutMovementsHasZeroStock() {
    var item = desk.item("1.00");
    As.user()
        .get("/stock/" + item.id())
        .then()
        .statusCode(200)
        .header("ETag", "\"v0\"")
        .body("productId", equalTo(item.id()))
        .body("sku", equalTo(item.sku()))
        .body("onHand", equalTo(0))
        .body("reserved", equalTo(0))
        .body("available", equalTo(0));
  }

  @Test
  void availableStockIsOnHandMinusReserved() {
    var item = desk.item("1.00");
    enter(item, "receipts", 5).then().statusCode(200).header("ETag", "\"v1\"");
    enter(item, "receipts", 2).then().statusCode(200).body("onHand", equalTo(7));
    desk.placed(item.times(3));
    As.user()
        .get("/stock/" + item.id())
        .then()
        .header("ETag", "\"v3\"")
        .body("onHand", equalTo(7))
        .body("reserved", equalTo(3))
        .body("available", equalTo(4));
  }

  @Test
  void anAdjustmentCannotRemoveReservedPieces() {
    var item = desk.stocked(5);
    desk.placed(item.times(3));
    enter(item, "adjustments", 1).then().statusCode(200).body("available", equalTo(3));
    enter(item, "adjustments", -4)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/stock-reserved"))
        .body("available", equalTo(3));
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(6, 3));
    enter(item, "adjustments", -3).then().statusCode(200).body("available", equalTo(0));
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(3, 3));
  }

  @Test
  void onlyOneOfSeveralConcurrentAdjustmentsTakesTheLastPieces() throws Exception {
    var item = desk.stocked(5);
    var answers = AtOnce.all(8, i -> enter(item, "adjustments", -5));
    assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(200);
    assertThat(answers).extracting(Response::statusCode).containsOnly(200, 409);
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(0, 0));
  }

  @Test
  void repeatedReceiptsWithOneKeyCountOnce() {
    var item = desk.item("1.00");
    var key = Some.word("KEY");
    for (int i = 0; i < 3; i++) {
      Some.json(
              As.manager().header("Idempotency-Key", key),
              Map.of("quantity", 5, "reason", "delivery"))
          .post("/stock/" + item.id() + "/receipts")
          .then()
          .statusCode(200)
          .body("onHand", equalTo(5));
    }
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(5, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "receipts,'{\"quantity\":0,\"reason\":\"r\"}',/quantity",
    "receipts,'{\"quantity\":-1,\"reason\":\"r\"}',/quantity",
    "receipts,'{\"quantity\":1000000001,\"reason\":\"r\"}',/quantity",
    "receipts,'{\"quantity\":9223372036854775808,\"reason\":\"r\"}',/quantity",
    "receipts,'{\"quantity\":1.5,\"reason\":\"r\"}',/quantity",
    "receipts,'{\"reason\":\"r\"}',/quantity",
    "receipts,'{\"quantity\":1}',/reason",
    "receipts,'{\"quantity\":1,\"reason\":\" \"}',/reason",
    "receipts,'{\"quantity\":1,\"reason\":\"a\\u0000b\"}',/reason",
    "receipts,'{\"quantity\":1,\"reason\":\"r\",\"onHand\":9}',/onHand",
    "adjustments,'{\"quantity\":0,\"reason\":\"r\"}',/quantity",
    "adjustments,'{\"quantity\":-1000000001,\"reason\":\"r\"}',/quantity"
  })
  void whatIsNoQuantityOrNoReasonIsRefused(String what, String body, String pointer) {
    var item = desk.stocked(5);
    Some.json(As.manager(), body)
        .post("/stock/" + item.id() + "/" + what)
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem(pointer));
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(5, 0));
  }

  @Test
  void theLedgerTellsWhyAndByWhomNewestFirst() {
    var item = desk.item("1.00");
    enter(item, "receipts", 5).then().statusCode(200);
    var order = desk.placed(item.times(2));
    desk.moved(order, "CONFIRMED", "SHIPPED");
    enter(item, "adjustments", -1).then().statusCode(200);
    movements(item, Map.of())
        .then()
        .body("items.kind", equalTo(List.of("ADJUSTMENT", "SHIPMENT", "RESERVATION", "RECEIPT")))
        .body("items.onHandChange", equalTo(List.of(-1, -2, 0, 5)))
        .body("items.reservedChange", equalTo(List.of(0, -2, 2, 0)))
        .body("items[1].orderId", equalTo(order))
        .body("items[3].orderId", nullValue())
        .body("items[3].reason", equalTo("counted"))
        .body("items[3].by", equalTo("manager@bedloe.example"));
  }

  @Test
  void theLedgerIsReadPageByPageAndByKindAndOrder() {
    var item = desk.stocked(5);
    var order = desk.placed(item.times(1));
    desk.moved(order, "CANCELLED");
    assertThat(kinds(item, Map.of("orderId", order))).containsExactly("RELEASE", "RESERVATION");
    assertThat(kinds(item, Map.of("kind", "RECEIPT"))).containsExactly("RECEIPT");
    var first = movements(item, Map.of("limit", 2, "sort", "at"));
    assertThat(first.jsonPath().getList("items.kind")).containsExactly("RECEIPT", "RESERVATION");
    var next = Map.<String, Object>of("limit", 2, "sort", "at", "cursor", first.path("page.next"));
    assertThat(kinds(item, next)).containsExactly("RELEASE");
  }

  @Test
  void stockIsListedAndFoundByHowMuchIsAvailable() {
    var item = desk.stocked(12);
    desk.placed(item.times(5));
    for (var filter : List.of("available", "available[gte]")) {
      As.user()
          .queryParams("sku", item.sku(), filter, 7)
          .get("/stock")
          .then()
          .statusCode(200)
          .body("items", hasSize(1))
          .body("items[0].reserved", equalTo(5));
    }
    As.user()
        .queryParams("sku", item.sku(), "available[lt]", 7)
        .get("/stock")
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void anExplanationAddsTheLedgerUpAndFindsNoDrift() {
    var item = desk.stocked(9);
    desk.moved(desk.placed(item.times(2)), "CONFIRMED", "SHIPPED");
    desk.placed(item.times(3));
    As.manager()
        .get("/stock/" + item.id() + "/reconciliation")
        .then()
        .statusCode(200)
        .body("figures", equalTo(Map.of("onHand", 7, "reserved", 3)))
        .body("ledger", equalTo(Map.of("onHand", 7, "reserved", 3)))
        .body("difference", equalTo(Map.of("onHand", 0, "reserved", 0)))
        .body("movements", equalTo(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/movements", "/reconciliation"})
  void aProductThatDoesNotExistHasNoStock(String part) {
    As.manager()
        .get("/stock/" + UUID.randomUUID() + part)
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/product-not-found"));
  }

  @Test
  void aProductThatDoesNotExistReceivesNothing() {
    var path = "/stock/" + UUID.randomUUID();
    Some.json(As.manager(), Map.of("quantity", 1, "reason", "r"))
        .post(path + "/receipts")
        .then()
        .statusCode(404);
    As.manager().post(path + "/repair").then().statusCode(404);
  }

  @Test
  void anAnswerSaysWhenTheFiguresChanged() {
    var item = desk.item("1.00");
    String before = As.user().get("/stock/" + item.id()).path("updatedAt");
    desk.receive(item, 1);
    As.user().get("/stock/" + item.id()).then().body("updatedAt", greaterThan(before));
  }

  private static Response enter(SalesDesk.Item item, String what, long quantity) {
    return Some.json(As.manager(), Map.of("quantity", quantity, "reason", "counted"))
        .post("/stock/" + item.id() + "/" + what);
  }

  private static Response movements(SalesDesk.Item item, Map<String, Object> parameters) {
    return As.manager().queryParams(parameters).get("/stock/" + item.id() + "/movements");
  }

  private static List<String> kinds(SalesDesk.Item item, Map<String, Object> parameters) {
    return movements(item, parameters).then().statusCode(200).extract().path("items.kind");
  }
}
