package io.bedloe.it.identity.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.SalesDesk.Item;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests that hidden resources occur in no response and cannot be ordered: a product of 500.00 and a
 * customer in France are hidden from a manager, who sees everything else.
 */
@IntegrationTest
class HiddenPartsIT {

  private final SalesDesk desk = SalesDesk.shared();
  @RegisterExtension private final Rulebook rules = new Rulebook();
  private final TestAccount manager = TestAccount.with("manager");
  private final Item hidden = desk.stocked(20, "500.00");
  private final Item shown = desk.stocked(20, "5.00");
  private final String french = customer("FR");
  private final String british = customer("GB");

  @BeforeEach
  void hide() {
    rules.deny(
        "catalog:read", "caller.id == '%s' && resource.price > 100.0".formatted(manager.id()));
    rules.deny(
        "customers:read", "caller.id == '%s' && resource.country == 'FR'".formatted(manager.id()));
  }

  @Test
  void aHiddenProductIsOrderedLikeOneThatDoesNotExist() {
    var answers =
        List.of(
            order(manager.asks(), null, hidden.times(1)),
            order(manager.asks(), null, Map.of("sku", hidden.sku(), "quantity", 100)),
            order(
                manager.asks(),
                null,
                Map.of("productId", UUID.randomUUID().toString(), "quantity", 1)));
    for (var answer : answers) {
      answer
          .then()
          .statusCode(400)
          .body("errors.code", contains("unknown-product"))
          .body("errors.detail", contains("the product does not exist"));
    }
    order(manager.asks(), null, shown.times(1)).then().statusCode(201);
  }

  @Test
  void anOldVersionOfAHiddenProductIsRefusedLikeItsCurrentOne() {
    var product = "/products/" + hidden.id();
    for (var version : List.of("\"v99\"", "\"v0\"", "*")) {
      var answers =
          List.of(
              Some.json(versioned(version), Some.product(Some.word("SKU"))).put(product),
              Some.patch(manager.asks(), version, "{}").patch(product),
              versioned(version).delete(product),
              versioned(version).post(product + "/archive"),
              versioned(version).post(product + "/restore"));
      for (var answer : answers) {
        answer.then().statusCode(403).body("decisionId", notNullValue());
      }
    }
  }

  private RequestSpecification versioned(String version) {
    return manager.asks().header("If-Match", version);
  }

  @Test
  void aPolicyThatKeepsTheWholeCatalogueKeepsItFromOrdersToo() {
    rules.deny("catalog:read", "caller.id == '%s'".formatted(manager.id()));
    order(manager.asks(), null, shown.times(1))
        .then()
        .statusCode(400)
        .body("errors.code", contains("unknown-product"));
  }

  @Test
  void nobodyOrdersForAHiddenCustomer() {
    order(manager.asks(), french, shown.times(1))
        .then()
        .statusCode(400)
        .body("errors.code", contains("unknown-customer"));
    order(manager.asks(), british, shown.times(1)).then().statusCode(201);
  }

  @Test
  void anOrderDoesNotNameItsHiddenProductsAndCustomer() {
    var id = Some.created(order(As.manager(), french, hidden.times(1), shown.times(2)));
    for (var answer :
        List.of(
            manager.asks().get("/orders/" + id),
            Some.json(manager.asks(), Map.of("to", "CONFIRMED"))
                .post("/orders/" + id + "/transitions"))) {
      answer
          .then()
          .statusCode(200)
          .body("customerId", nullValue())
          .body("buyer", nullValue())
          .body("lines.sku", contains(null, shown.sku()))
          .body("lines[0].productId", nullValue())
          .body("lines[0].name", nullValue())
          .body("lines.quantity", contains(1, 2));
      doesNotName(answer);
    }
    desk.read(id)
        .then()
        .body("customerId", equalTo(french))
        .body("buyer.name", notNullValue())
        .body("lines.sku", contains(hidden.sku(), shown.sku()));
  }

  @Test
  void aListOfOrdersDoesNotTellWhoseTheOrdersOfAHiddenCustomerAre() {
    var ofFrench = Some.created(order(As.manager(), french, shown.times(1)));
    var ofBritish = Some.created(order(As.manager(), british, shown.times(1)));
    manager
        .asks()
        .queryParams("id[in]", ofFrench + "," + ofBritish, "sort", "placedAt")
        .get("/orders")
        .then()
        .body("items.customerId", contains(null, british));
    for (var filter : List.of("customerId", "customerId[in]")) {
      manager
          .asks()
          .queryParam(filter, french)
          .get("/orders")
          .then()
          .body("items", equalTo(List.of()));
      manager
          .asks()
          .queryParam(filter, british)
          .get("/orders")
          .then()
          .body("items.id", contains(ofBritish));
    }
  }

  @Test
  void theStockOfAHiddenProductIsNotThere() {
    manager
        .asks()
        .queryParam("productId[in]", hidden.id() + "," + shown.id())
        .get("/stock")
        .then()
        .statusCode(200)
        .body("items.sku", contains(shown.sku()));
    for (var path : List.of("", "/movements", "/reconciliation")) {
      manager.asks().get("/stock/" + hidden.id() + path).then().statusCode(404);
      manager.asks().get("/stock/" + shown.id() + path).then().statusCode(200);
    }
    Some.json(manager.asks(), Map.of("quantity", 1, "reason", "delivery"))
        .post("/stock/" + hidden.id() + "/receipts")
        .then()
        .statusCode(404);
    manager.asks().post("/stock/" + hidden.id() + "/repair").then().statusCode(404);
  }

  @Test
  void aReportContainsOnlyWhatTheListsShow() {
    desk.moved(Some.created(order(As.manager(), french, shown.times(1))), "CONFIRMED");
    desk.moved(
        Some.created(order(As.manager(), british, hidden.times(1), shown.times(2))), "CONFIRMED");
    var whole = report(As.manager(), "application/json");
    whole.then().body(row(shown) + ".gross.amount", equalTo("15.00"));
    whole.then().body(row(hidden) + ".gross.amount", equalTo("500.00"));
    var limited = report(manager.asks(), "application/json");
    limited
        .then()
        .statusCode(200)
        .body(row(shown) + ".orders", equalTo(1))
        .body(row(shown) + ".gross.amount", equalTo("10.00"))
        .body(row(hidden), nullValue());
    doesNotName(limited);
    var csv = report(manager.asks(), "text/csv");
    csv.then().statusCode(200).body(containsString(shown.sku()));
    doesNotName(csv);
    rules.deny(
        "orders:read", "caller.id == '%s' && resource.total < 100.0".formatted(manager.id()));
    report(manager.asks(), "application/json")
        .then()
        .body(row(shown) + ".gross.amount", equalTo("10.00"));
    rules.deny(
        "orders:read", "caller.id == '%s' && resource.total > 100.0".formatted(manager.id()));
    report(manager.asks(), "application/json").then().body(row(shown), nullValue());
  }

  @Test
  void aReportByCustomerDoesNotNameAHiddenOne() {
    for (var customer : List.of(french, british)) {
      desk.moved(Some.created(order(As.manager(), customer, shown.times(1))), "CONFIRMED");
    }
    var found =
        manager.asks().queryParams("currency", "GBP", "groupBy", "customer").get("/reports/sales");
    found.then().statusCode(200).body("rows.customer.id", hasItem(british));
    doesNotName(found);
  }

  private static Response report(RequestSpecification as, String type) {
    return as.accept(type)
        .queryParams("currency", "GBP", "groupBy", "product", "from", "2026-01-01")
        .queryParam("zone", "Europe/London")
        .get("/reports/sales");
  }

  private static String row(Item item) {
    return "rows.find { it.product.id == '%s' }".formatted(item.id());
  }

  @Test
  void aTakenNameDoesNotRevealTheHiddenResource() {
    Some.json(manager.asks(), Some.product(hidden.sku()))
        .post("/products")
        .then()
        .statusCode(409)
        .body("detail", not(containsString(hidden.id())));
    Some.json(As.manager(), Some.product(hidden.sku()))
        .post("/products")
        .then()
        .statusCode(409)
        .body("detail", containsString(hidden.id()));
  }

  private void doesNotName(Response answer) {
    assertThat(answer.asString())
        .doesNotContain(hidden.sku())
        .doesNotContain(hidden.id())
        .doesNotContain(french)
        .doesNotContain("Customer of FR");
  }

  private static String customer(String country) {
    return Some.created(
        Some.json(As.manager(), Map.of("name", "Customer of " + country, "country", country))
            .post("/customers"));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  private static Response order(
      RequestSpecification as, @Nullable String customer, Map<String, Object>... lines) {
    var order = new HashMap<>(SalesDesk.order(lines));
    if (customer != null) {
      order.put("customerId", customer);
    }
    return Some.json(as, order).post("/orders");
  }
}
