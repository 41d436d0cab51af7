package io.bedloe.it.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests orders that are accepted, and their responses. */
@IntegrationTest
class PlacingIT {

  private final SalesDesk desk = SalesDesk.shared();

  @Test
  void pricesAndNamesAreTheCataloguesAndTheTotalIsTheSumOfTheLines() {
    var lamp = desk.stocked(10, "19.99");
    var bulb = desk.stocked(10, "0.05");
    desk.place(Map.of("sku", lamp.sku(), "quantity", 3), bulb.times(7))
        .then()
        .statusCode(201)
        .body("lines", hasSize(2))
        .body("lines[0].productId", equalTo(lamp.id()))
        .body("lines[0].sku", equalTo(lamp.sku()))
        .body("lines[0].name", equalTo("Item " + lamp.sku()))
        .body("lines[0].quantity", equalTo(3))
        .body("lines[0].unitPrice", equalTo(Some.pounds("19.99")))
        .body("lines[0].total", equalTo(Some.pounds("59.97")))
        .body("lines[0].returnedQuantity", equalTo(0))
        .body("lines[1].productId", equalTo(bulb.id()))
        .body("lines[1].total", equalTo(Some.pounds("0.35")))
        .body("totals.ordered", equalTo(Some.pounds("60.32")))
        .body("totals.returned", equalTo(Some.pounds("0.00")))
        .body("totals.net", equalTo(Some.pounds("60.32")));
  }

  @Test
  void placingAnOrderReservesItsGoodsAndKeepsThemOnHand() {
    var lamp = desk.stocked(10);
    desk.placed(lamp.times(4));
    assertThat(desk.figures(lamp)).isEqualTo(new SalesDesk.Figures(10, 4));
  }

  @Test
  void itBeginsAsPlacedByWhoeverPlacedItAndWaitsForTwoDaysToBeConfirmed() {
    var placed = desk.place(desk.stocked(1).times(1)).then().statusCode(201).extract().jsonPath();
    assertThat(placed.getString("status")).isEqualTo("PLACED");
    assertThat(placed.getString("kind")).isEqualTo("SALE");
    assertThat(placed.getBoolean("historical")).isFalse();
    assertThat(placed.getList("history")).hasSize(1);
    assertThat(placed.getString("history[0].to")).isEqualTo("PLACED");
    assertThat(placed.getString("history[0].from")).isNull();
    assertThat(placed.getString("history[0].by")).isEqualTo("manager@bedloe.example");
    assertThat(placed.getString("history[0].at")).isEqualTo(placed.getString("placedAt"));
    assertThat(Instant.parse(placed.getString("expiresAt")))
        .isEqualTo(Instant.parse(placed.getString("placedAt")).plus(Duration.ofDays(2)));
  }

  @Test
  void aPlacedOrderIsReadAsItWasReturned() {
    var placed = desk.place(desk.stocked(2).times(2));
    var id = Some.created(placed);
    assertThat(placed.header("Location")).endsWith("/api/v1/orders/" + id);
    assertThat(placed.header("ETag")).isEqualTo("\"v0\"");
    var read = desk.read(id);
    assertThat(read.header("ETag")).isEqualTo("\"v0\"");
    assertThat(read.jsonPath().<Object>get()).isEqualTo(placed.jsonPath().<Object>get());
    As.manager().header("If-None-Match", "\"v0\"").get("/orders/" + id).then().statusCode(304);
  }

  @Test
  void numbersForPeopleGrow() {
    var lamp = desk.stocked(2);
    String first = desk.place(lamp.times(1)).path("number");
    String second = desk.place(lamp.times(1)).path("number");
    assertThat(List.of(first, second)).allMatch(number -> number.matches("20\\d\\d-\\d{6}"));
    assertThat(second).isGreaterThan(first);
  }

  @Test
  void anOrderKeepsItsPricesWhenTheCatalogueChanges() {
    var lamp = desk.stocked(2, "5.00");
    var id = desk.placed(lamp.times(2));
    Some.patch(As.manager(), "\"v0\"", "{\"price\":{\"amount\":\"9.00\",\"currency\":\"GBP\"}}")
        .patch("/products/" + lamp.id())
        .then()
        .statusCode(200);
    desk.read(id).then().body("totals.ordered", equalTo(Some.pounds("10.00")));
  }

  @Test
  void aCallerWithOrdersPriceCanSetPrices() {
    var line =
        Map.of("productId", desk.stocked(2).id(), "quantity", 2, "unitPrice", Some.pounds("7.77"));
    desk.place(line)
        .then()
        .statusCode(201)
        .body("lines[0].unitPrice", equalTo(Some.pounds("7.77")))
        .body("totals.ordered", equalTo(Some.pounds("15.54")));
  }

  @Test
  void aCallerWithoutOrdersPriceCannotSetPrices() {
    var line =
        Map.of("productId", desk.stocked(2).id(), "quantity", 2, "unitPrice", Some.pounds("0.01"));
    Some.json(As.user(), SalesDesk.order(line))
        .post("/orders")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"))
        .body("detail", matchesPattern(".*orders:price.*"));
  }

  @Test
  void itIsForTheCustomerAndGoesToTheCustomersCountry() {
    var customer =
        Some.created(
            Some.json(As.manager(), Map.of("name", "Ó Briain", "country", "IE"))
                .post("/customers"));
    var order =
        Map.of(
            "customerId", customer, "currency", "GBP", "lines", List.of(desk.stocked(1).times(1)));
    Some.json(As.manager(), order)
        .post("/orders")
        .then()
        .statusCode(201)
        .body("customerId", equalTo(customer))
        .body("country", equalTo("IE"));
  }

  @Test
  void anOrderWithoutACustomerIsAWalkIn() {
    desk.place(desk.stocked(1).times(1))
        .then()
        .statusCode(201)
        .body("customerId", nullValue())
        .body("country", nullValue());
  }

  @Test
  void anExternalReferenceBelongsToOneOrder() {
    var order = referring(Some.word("REF"));
    var number = Some.json(As.manager(), order).post("/orders").then().statusCode(201).extract();
    Some.json(As.manager(), order)
        .post("/orders")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/order-reference-taken"))
        .body("detail", matchesPattern(".*" + number.path("number") + ".*"));
  }

  @Test
  void onlyOneOfSeveralConcurrentOrdersGetsAReference() throws Exception {
    var reference = Some.word("REF");
    var order = referring(reference);
    var answers = AtOnce.all(8, i -> Some.json(As.manager(), order).post("/orders"));
    assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(201);
    assertThat(answers).extracting(Response::statusCode).containsOnly(201, 409);
    assertThat(
            Database.shared()
                .number("SELECT count(*) FROM orders WHERE external_reference = ?", reference))
        .isOne();
  }

  @Test
  void fiveHundredLinesAreTakenAndCountTogether() {
    var bulb = desk.stocked(500, "0.10");
    Some.json(
            As.manager(),
            Map.of("currency", "GBP", "lines", Collections.nCopies(500, bulb.times(1))))
        .post("/orders")
        .then()
        .statusCode(201)
        .body("lines", hasSize(500))
        .body("totals.ordered", equalTo(Some.pounds("50.00")));
    assertThat(desk.figures(bulb)).isEqualTo(new SalesDesk.Figures(500, 500));
  }

  private Map<String, Object> referring(String reference) {
    return Map.of(
        "externalReference",
        reference,
        "currency",
        "GBP",
        "lines",
        List.of(desk.stocked(20).times(1)));
  }
}
