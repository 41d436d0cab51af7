package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests that stock is never oversold by concurrent orders (promise S1). */
@IntegrationTest
class ConcurrentOrdersIT {

  private final Shop shop = Shop.shared();

  @Test
  void fiveHundredConcurrentOrdersSellAHundredPiecesOnce() throws Exception {
    var product = shop.product(100);
    long ordersBefore = orders();

    var answers = AtOnce.all(500, i -> shop.orderOf(Map.of(product, 1)));

    assertThat(answers).extracting(Shop.Answer::status).containsOnly(201, 409);
    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(100);
    assertThat(answers.stream().filter(answer -> answer.status() == 409))
        .hasSize(400)
        .allMatch(
            answer -> answer.json().get("type").asText().equals("/problems/insufficient-stock"));
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(100, 100));
    assertThat(orders() - ordersBefore).isEqualTo(100);
  }

  @Test
  void theLastPieceIsSoldOnceInEveryRound() throws Exception {
    for (int round = 0; round < 10; round++) {
      var product = shop.product(1);
      var answers = AtOnce.all(30, i -> shop.orderOf(Map.of(product, 1)));
      assertThat(answers).extracting(Shop.Answer::status).containsOnlyOnce(201);
      assertThat(answers).extracting(Shop.Answer::status).containsOnly(201, 409);
      assertThat(shop.stock(product)).isEqualTo(Shop.figures(1, 1));
    }
  }

  @Test
  void ordersOfTheSameProductsInAnyOrderDoNotBlockEachOther() throws Exception {
    var products = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      products.add(shop.product(10_000));
    }
    var random = new Random(42);
    var shuffles = new ArrayList<List<Map<String, Object>>>();
    for (int i = 0; i < 200; i++) {
      var lines = new ArrayList<Map<String, Object>>();
      products.forEach(product -> lines.add(Map.of("productId", product, "quantity", 1)));
      Collections.shuffle(lines, random);
      shuffles.add(lines);
    }

    var answers =
        AtOnce.all(
            20,
            i -> {
              var statuses = new ArrayList<Integer>();
              for (int turn = 0; turn < 10; turn++) {
                statuses.add(shop.order(shuffles.get(i * 10 + turn)).status());
              }
              return statuses;
            });

    assertThat(answers.stream().flatMap(List::stream)).hasSize(200).containsOnly(201);
    for (var product : products) {
      assertThat(shop.stock(product)).isEqualTo(Shop.figures(10_000, 200));
    }
  }

  @Test
  void linesOfTheSameProductAreSummedBeforeStockIsChecked() throws Exception {
    var product = shop.product(10);
    Map<String, Object> line = Map.of("productId", product, "quantity", 6);

    var refused = shop.order(List.of(line, line));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().at("/short/0/requested").asLong()).isEqualTo(12);
    assertThat(refused.json().at("/short/0/available").asLong()).isEqualTo(10);
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(10, 0));
  }

  @Test
  void aRefusedOrderWritesNoRows() throws Exception {
    var enough = shop.product(10);
    var tooFew = shop.product(1);
    var none = shop.product(0);
    long orders = orders();
    long lines = rows("order_lines");
    long movements = rows("stock_movements");

    var refused = shop.orderOf(Map.of(enough, 1, tooFew, 2, none, 3));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("short").findValuesAsText("productId"))
        .containsExactlyInAnyOrder(tooFew, none);
    assertThat(List.of(orders(), rows("order_lines"), rows("stock_movements")))
        .isEqualTo(List.of(orders, lines, movements));
    assertThat(shop.stock(enough)).isEqualTo(Shop.figures(10, 0));
  }

  @Test
  void fiftyConcurrentRequestsWithOneKeyCreateOneOrder() throws Exception {
    var product = shop.product(1_000);
    var key = Some.word("KEY");

    var answers = AtOnce.all(50, i -> shop.orderOf(Map.of(product, 1), "Idempotency-Key", key));

    assertThat(answers).extracting(Shop.Answer::status).containsOnly(201, 409);
    var made = answers.stream().filter(answer -> answer.status() == 201).toList();
    assertThat(made).isNotEmpty();
    assertThat(made.stream().map(Shop.Answer::body).distinct()).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.status() == 409))
        .allMatch(a -> a.json().get("type").asText().equals("/problems/idempotency-key-in-use"));
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(1_000, 1));
    assertThat(shop.orderOf(Map.of(product, 1), "Idempotency-Key", key).body())
        .isEqualTo(made.get(0).body());
  }

  private static long orders() {
    return rows("orders");
  }

  private static long rows(String table) {
    return Database.shared().number("SELECT count(*) FROM " + table);
  }
}
