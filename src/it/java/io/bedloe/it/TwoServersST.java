package io.bedloe.it;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Tests that two servers with one database behave like one server: clients use them in turn. */
@SystemTest
class TwoServersST {

  private static final BedloeServer FIRST = BedloeServer.onOwnDatabase();
  private static final BedloeServer SECOND = BedloeServer.besides(FIRST);
  private static final List<Shop> SHOPS = List.of(new Shop(FIRST), new Shop(SECOND));

  private final String key = Some.word("KEY");

  @BeforeAll
  static void start() {
    FIRST.start();
    SECOND.start();
  }

  @AfterAll
  static void stop() {
    SECOND.close();
    FIRST.close();
  }

  @RepeatedTest(10)
  void aHundredConcurrentOrdersSellTheLastPieceOnce() throws Exception {
    var product = shop(0).product(1);
    var answers = AtOnce.all(100, i -> shop(i).orderOf(Map.of(product, 1)));
    assertThat(outcomes(answers)).isEqualTo(Map.of("placed", 1L, "insufficient-stock", 99L));
    assertThat(shop(0).stock(product)).isEqualTo(Shop.figures(1, 1));
    assertThat(ordersOf(product)).isOne();
  }

  @Test
  void concurrentOrdersAndCancellationsDoNotDeadlock() throws Exception {
    var products = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      products.add(shop(0).product(10_000));
    }
    var answers =
        AtOnce.all(
            16,
            buyer -> {
              var mine = new ArrayList<Shop.Answer>();
              for (int turn = 0; turn < 10; turn++) {
                var order = shop(buyer + turn).order(lines(products, buyer + turn));
                mine.add(order);
                if (turn % 2 == 0) {
                  mine.add(shop(buyer).move(Shop.created(order), "CANCELLED"));
                }
              }
              return mine;
            });
    assertThat(outcomes(answers.stream().flatMap(List::stream).toList()))
        .isEqualTo(Map.of("placed", 160L, "moved", 80L));
    for (var product : products) {
      assertThat(shop(0).stock(product)).isEqualTo(Shop.figures(10_000, 80));
    }
  }

  @Test
  void fiftyConcurrentRequestsWithOneKeyCreateOneOrder() throws Exception {
    var product = shop(0).product(1_000);

    var answers = AtOnce.all(50, i -> order(i, product, 1));

    var placed = answers.stream().filter(answer -> answer.status() == 201).toList();
    assertThat(placed.stream().map(Shop.Answer::body).distinct()).hasSize(1);
    assertThat(placed.stream().map(answer -> answer.header("ETag")).distinct()).hasSize(1);
    assertThat(placed).filteredOn(answer -> !isReplayed(answer)).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(409);
              assertThat(answer.problem()).isEqualTo("idempotency-key-in-use");
            });
    assertThat(ordersOf(product)).isOne();
    assertThat(shop(0).stock(product)).isEqualTo(Shop.figures(1_000, 1));
  }

  @Test
  void theOtherServerAnswersARepeatedRequestAgainByteForByte() throws Exception {
    var product = shop(0).product(10);
    var first = order(0, product, 1);
    var again = order(1, product, 1);
    var id = Shop.created(first);
    assertThat(isReplayed(first)).isFalse();
    assertThat(isReplayed(again)).isTrue();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.type()).isEqualTo(first.type());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(again.header("Location")).endsWith("/api/v1/orders/" + id);
    assertThat(ordersOf(product)).isOne();
  }

  @Test
  void theOtherServerRefusesTheKeyForAnotherBody() throws Exception {
    var product = shop(0).product(10);
    Shop.created(order(0, product, 1));
    var other = order(1, product, 2);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    assertThat(shop(0).stock(product)).isEqualTo(Shop.figures(10, 1));
  }

  @Test
  void theSameKeyOfAnotherAccountIsADifferentKey() throws Exception {
    var product = shop(0).product(10);
    Shop.created(order(0, product, 1));
    Map<String, Object> line = Map.of("productId", product, "quantity", 1);
    Some.json(
            SECOND.as().theManager().header("Idempotency-Key", key),
            Map.of("currency", "GBP", "lines", List.of(line)))
        .post("/orders")
        .then()
        .statusCode(201);
    assertThat(ordersOf(product)).isEqualTo(2);
  }

  private static Shop shop(int client) {
    return SHOPS.get(client % SHOPS.size());
  }

  private Shop.Answer order(int client, String product, int quantity) throws Exception {
    return shop(client).orderOf(Map.of(product, quantity), "Idempotency-Key", key);
  }

  /**
   * Returns a line of each product, forwards or backwards, with a different first one each time.
   */
  private static List<Map<String, Object>> lines(List<String> products, int turn) {
    var lines = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < products.size(); i++) {
      int place = Math.floorMod(turn % 2 == 0 ? turn + i : turn - i, products.size());
      lines.add(Map.of("productId", products.get(place), "quantity", 1));
    }
    return lines;
  }

  private static Map<String, Long> outcomes(List<Shop.Answer> answers) {
    return answers.stream()
        .collect(
            groupingBy(
                answer ->
                    switch (answer.status()) {
                      case 200 -> "moved";
                      case 201 -> "placed";
                      default -> answer.problem();
                    },
                counting()));
  }

  private static boolean isReplayed(Shop.Answer answer) {
    return answer.header("Idempotency-Replayed").equals("true");
  }

  private static long ordersOf(String product) {
    return FIRST
        .database()
        .number(
            "SELECT count(DISTINCT order_id) FROM order_lines WHERE product_id = ?::uuid", product);
  }
}
