package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@IntegrationTest
class OrdersIT {

  private static final List<String> STATES =
      List.of("PLACED", "CONFIRMED", "SHIPPED", "DELIVERED", "CANCELLED", "EXPIRED", "RETURNED");

  /** Written out by hand: what somebody may ask for. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "PLACED", Set.of("CONFIRMED", "CANCELLED"),
          "CONFIRMED", Set.of("SHIPPED", "CANCELLED"),
          "SHIPPED", Set.of("DELIVERED"),
          "DELIVERED", Set.of("RETURNED"),
          "CANCELLED", Set.of(),
          "EXPIRED", Set.of(),
          "RETURNED", Set.of());

  private static final Map<String, List<String>> WAY =
      Map.of(
          "PLACED", List.of(),
          "CONFIRMED", List.of("CONFIRMED"),
          "SHIPPED", List.of("CONFIRMED", "SHIPPED"),
          "DELIVERED", List.of("CONFIRMED", "SHIPPED", "DELIVERED"),
          "CANCELLED", List.of("CANCELLED"),
          "RETURNED", List.of("CONFIRMED", "SHIPPED", "DELIVERED", "RETURNED"));

  private final Shop shop = Shop.shared();

  @Test
  void anOrderTellsWhatWasBoughtAndWhatItComesTo() throws Exception {
    var lamp = shop.product(10);
    var placed =
        Some.json(
                As.manager(),
                Map.of(
                    "currency", "GBP",
                    "externalReference", Some.word("REF"),
                    "lines",
                        List.of(
                            Map.of("productId", lamp, "quantity", 3),
                            Map.of(
                                "productId",
                                lamp,
                                "quantity",
                                2,
                                "unitPrice",
                                Some.pounds("0.05")))))
            .post("/orders");
    placed
        .then()
        .statusCode(201)
        .header("ETag", "\"v0\"")
        .body("number", matchesPattern("\\d{4}-\\d{6,}"))
        .body("status", equalTo("PLACED"))
        .body("kind", equalTo("SALE"))
        .body("lines[0].unitPrice.amount", equalTo("10.00"))
        .body("lines[0].total.amount", equalTo("30.00"))
        .body("lines[1].total.amount", equalTo("0.10"))
        .body("totals.ordered.amount", equalTo("30.10"))
        .body("totals.net.amount", equalTo("30.10"))
        .body("allowedTransitions", equalTo(List.of("CONFIRMED", "CANCELLED")))
        .body("blockedTransitions.to", hasItems("SHIPPED", "EXPIRED", "PLACED"))
        .body("history[0].by", equalTo("manager@bedloe.example"));
    var id = placed.jsonPath().getString("id");
    assertThat(As.manager().get("/orders/" + id).asString()).isEqualTo(placed.asString());
    As.manager()
        .queryParam("number", placed.jsonPath().getString("number"))
        .get("/orders")
        .then()
        .body("items.id", equalTo(List.of(id)))
        .body("items[0].total.amount", equalTo("30.10"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PLACED", "CONFIRMED", "SHIPPED", "DELIVERED", "CANCELLED", "EXPIRED", "RETURNED"})
  void anOrderGoesOnlyWhereItsStateAllows(String state) throws Exception {
    var product = shop.product(100);
    var order = orderIn(state, product);
    for (var to : STATES) {
      if (ALLOWED.getOrDefault(state, Set.of()).contains(to)) {
        assertThat(shop.move(orderIn(state, product), to).json().get("status").asText())
            .isEqualTo(to);
      } else {
        var refused = shop.move(order, to);
        assertThat(refused.status()).as("%s to %s", state, to).isEqualTo(409);
        assertThat(refused.json().get("type").asText()).isEqualTo("/problems/transition-blocked");
        assertThat(refused.json().get("currentStatus").asText()).isEqualTo(state);
      }
    }
    assertThat(shop.get("/orders/" + order).json().get("status").asText()).isEqualTo(state);
  }

  @Test
  void stockFollowsTheOrder() throws Exception {
    var product = shop.product(10);
    var order = Shop.created(shop.orderOf(Map.of(product, 4)));
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(10, 4));
    shop.move(order, "CONFIRMED");
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(10, 4));
    shop.move(order, "SHIPPED");
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(6, 0));
    shop.move(order, "DELIVERED");
    shop.move(order, "RETURNED");
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(10, 0));
    var cancelled = Shop.created(shop.orderOf(Map.of(product, 10)));
    shop.move(cancelled, "CANCELLED");
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(10, 0));
  }

  @Test
  void ofTwoWhoMoveAnOrderAtOnceOneWins() throws Exception {
    var product = shop.product(100);
    for (int round = 0; round < 5; round++) {
      var order = Shop.created(shop.orderOf(Map.of(product, 1)));
      var answers = AtOnce.all(8, i -> shop.move(order, i % 2 == 0 ? "CONFIRMED" : "CANCELLED"));
      assertThat(answers.stream().filter(answer -> answer.status() == 200).count())
          .isBetween(1L, 2L);
      assertThat(answers).extracting(Shop.Answer::status).containsOnly(200, 409);
      var history = shop.get("/orders/" + order).json().get("history").findValuesAsText("to");
      assertThat(history).doesNotHaveDuplicates();
    }
  }

  @Test
  void goodsComeBackByLineAndPiece() throws Exception {
    var product = shop.product(10);
    var order = orderIn("DELIVERED", product, 3);
    var line = shop.get("/orders/" + order).json().at("/lines/0/id").asText();
    var path = "/orders/" + order + "/transitions";

    var part = shop.post(path, back(line, 2));
    assertThat(part.json().get("status").asText()).isEqualTo("DELIVERED");
    assertThat(part.json().at("/totals/returned/amount").asText()).isEqualTo("20.00");
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(9, 0));

    assertThat(shop.post(path, back(line, 2)).status()).isEqualTo(400);
    assertThat(shop.post(path, back(UUID.randomUUID().toString(), 1)).status()).isEqualTo(400);
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(9, 0));

    var rest = shop.post(path, Map.of("to", "RETURNED", "reason", "broken"));
    assertThat(rest.json().get("status").asText()).isEqualTo("RETURNED");
    assertThat(rest.json().at("/totals/net/amount").asText()).isEqualTo("0.00");
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(10, 0));
  }

  @Test
  void anOrderThatNobodyConfirmsExpiresAndGivesItsStockBack() throws Exception {
    var product = shop.product(5);
    var order = orderIn("EXPIRED", product, 5);
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(5, 0));
    assertThat(shop.get("/orders/" + order).json().at("/history/1/by").asText())
        .isEqualTo("system");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"sku\":\"no such\",\"quantity\":1}',/lines/0/sku,unknown-product",
    "'{\"productId\":\"00000000-0000-0000-0000-000000000000\",\"quantity\":1}',/lines/0/productId,unknown-product",
    "'{\"quantity\":1}',/lines/0,product-required",
    "'{\"sku\":\"a\",\"quantity\":0}',/lines/0/quantity,out-of-range",
    "'{\"sku\":\"a\",\"quantity\":-1}',/lines/0/quantity,out-of-range",
    "'{\"sku\":\"a\",\"quantity\":1.5}',/lines/0/quantity,invalid-value",
    "'{\"sku\":\"a\",\"quantity\":99999999999999999999}',/lines/0/quantity,",
    "'{\"sku\":\"a\",\"quantity\":\"1\"}',/lines/0/quantity,",
    "'{\"sku\":\"a\"}',/lines/0/quantity,required",
    "'{\"sku\":\"a\",\"quantity\":1,\"discount\":5}',/lines/0/discount,unknown-field",
    "'null',/lines/0,"
  })
  void aWrongLineIsNamed(
      String line, String pointer, @org.jspecify.annotations.Nullable String code) {
    var answer =
        As.admin()
            .contentType("application/json")
            .body("{\"currency\":\"GBP\",\"lines\":[" + line + "]}")
            .post("/orders");
    answer.then().statusCode(400).body("errors.pointer", hasItem(pointer));
    if (code != null) {
      answer.then().body("errors.code", hasItem(code));
    }
  }

  @Test
  void aWrongOrderIsNamed() throws Exception {
    var product = shop.product(1);
    Map<String, Object> line = Map.of("productId", product, "quantity", 1);
    assertThat(
            shop.post("/orders", Map.of("currency", "EUR", "lines", List.of(line)))
                .json()
                .at("/errors/0/code")
                .asText())
        .isEqualTo("other-currency");
    assertThat(shop.post("/orders", Map.of("currency", "XXX", "lines", List.of(line))).status())
        .isEqualTo(400);
    assertThat(shop.post("/orders", Map.of("currency", "GBP", "lines", List.of())).status())
        .isEqualTo(400);
    assertThat(shop.order(java.util.Collections.nCopies(501, line)).status()).isEqualTo(400);
    var unknown =
        Map.of("currency", "GBP", "lines", List.of(line), "customerId", UUID.randomUUID());
    assertThat(shop.post("/orders", unknown).json().at("/errors/0/code").asText())
        .isEqualTo("unknown-customer");
    Map<String, Object> dear =
        Map.of(
            "productId",
            product,
            "quantity",
            1_000_000,
            "unitPrice",
            Some.pounds("9999999999999.99"));
    assertThat(shop.order(List.of(dear)).status()).isEqualTo(400);
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(1, 0));
  }

  @Test
  void aReferenceIsForOneOrderOnly() throws Exception {
    var product = shop.product(10);
    var order =
        Map.of(
            "currency",
            "GBP",
            "externalReference",
            Some.word("ERP"),
            "lines",
            List.of(Map.of("productId", product, "quantity", 1)));
    var answers = AtOnce.all(10, i -> shop.post("/orders", order));
    assertThat(answers).extracting(Shop.Answer::status).containsOnlyOnce(201);
    assertThat(answers).extracting(Shop.Answer::status).containsOnly(201, 409);
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(10, 1));
  }

  @Test
  void aUserWorksWithTheOrdersOfTheLinkedCustomerOnly() throws Exception {
    var product = shop.product(10);
    var foreign = Shop.created(shop.orderOf(Map.of(product, 1)));
    var account =
        Database.shared()
            .list(
                row -> row.getString(1),
                "SELECT id::text FROM users WHERE email = 'user@bedloe.example'")
            .get(0);
    var linked =
        As.admin().queryParam("accountId", account).get("/customers").jsonPath().getList("items");
    if (linked.isEmpty()) {
      Some.created(
          Some.json(As.admin(), Map.of("name", "The user's own", "accountId", account))
              .post("/customers"));
    }
    var body =
        Map.of("currency", "GBP", "lines", List.of(Map.of("productId", product, "quantity", 1)));
    var own = Some.created(Some.json(As.user(), body).post("/orders"));

    As.user().get("/orders/" + own).then().statusCode(200);
    As.user().get("/orders/" + foreign).then().statusCode(404);
    As.user()
        .queryParam("id[in]", own + "," + foreign)
        .get("/orders")
        .then()
        .body("items.id", equalTo(List.of(own)));
    for (var order : List.of(foreign, own)) {
      Some.json(As.user(), Map.of("to", "CONFIRMED"))
          .post("/orders/" + order + "/transitions")
          .then()
          .statusCode(order.equals(own) ? 403 : 404);
    }
    Some.json(As.user(), Map.of("to", "CANCELLED"))
        .post("/orders/" + own + "/transitions")
        .then()
        .statusCode(200);
    var priced =
        Map.of(
            "currency",
            "GBP",
            "lines",
            List.of(Map.of("productId", product, "quantity", 1, "unitPrice", Some.pounds("0.01"))));
    Some.json(As.user(), priced).post("/orders").then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/orders",
    "GET,/orders/ID",
    "POST,/orders",
    "POST,/orders/ID/transitions",
    "GET,/stock",
    "GET,/stock/ID",
    "POST,/stock/ID/receipts",
    "POST,/stock/ID/adjustments",
    "GET,/stock/ID/movements",
    "GET,/stock/ID/explain",
    "POST,/stock/ID/repair",
    "GET,/products",
    "POST,/products",
    "PUT,/products/ID",
    "PATCH,/products/ID",
    "DELETE,/products/ID",
    "GET,/customers",
    "POST,/customers",
    "GET,/reports/sales",
    "POST,/imports"
  })
  void nobodyGetsInWithoutAToken(String method, String path) {
    var address = path.replace("ID", UUID.randomUUID().toString());
    with(method, path, As.nobody())
        .request(method, address)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", equalTo("Bearer realm=\"bedloe\""))
        .body("type", equalTo("/problems/unauthenticated"));
    with(method, path, BedloeServer.shared().as().withToken("not.a.token"))
        .request(method, address)
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/stock/ID/receipts",
    "POST,/stock/ID/adjustments",
    "GET,/stock/ID/movements",
    "GET,/stock/ID/explain",
    "POST,/stock/ID/repair",
    "POST,/products",
    "PUT,/products/ID",
    "PATCH,/products/ID",
    "DELETE,/products/ID",
    "POST,/customers"
  })
  void aUserIsKeptFromWhatIsForStaff(String method, String path) {
    with(method, path, As.user())
        .request(method, path.replace("ID", UUID.randomUUID().toString()))
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"));
  }

  /**
   * A body of the type that is read there: another one is refused before anybody asks who sends it.
   */
  private static RequestSpecification with(String method, String path, RequestSpecification as) {
    if (path.equals("/imports")) {
      return as.contentType("text/csv").body("a,b");
    }
    return switch (method) {
      case "PATCH" -> as.contentType("application/merge-patch+json").body("{}");
      case "POST", "PUT" -> as.contentType("application/json").body("{}");
      default -> as;
    };
  }

  private static Map<String, Object> back(String line, int quantity) {
    return Map.of("to", "RETURNED", "lines", List.of(Map.of("lineId", line, "quantity", quantity)));
  }

  private String orderIn(String state, String product) throws Exception {
    return orderIn(state, product, 1);
  }

  private String orderIn(String state, String product, int quantity) throws Exception {
    var order = Shop.created(shop.orderOf(Map.of(product, quantity)));
    if (state.equals("EXPIRED")) {
      Database.shared()
          .execute(
              "UPDATE orders SET expires_at = now() - interval '1 second' WHERE id = ?::uuid",
              order);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> shop.get("/orders/" + order).json().get("status").asText().equals("EXPIRED"));
      return order;
    }
    for (var step : WAY.getOrDefault(state, List.of())) {
      var moved = shop.move(order, step);
      assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    }
    return order;
  }
}
