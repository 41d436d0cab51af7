package io.bedloe.it.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests orders that are refused: each has its reason and no effect. */
@IntegrationTest
class RefusedOrdersIT {

  private static final String NONE = "00000000-0000-7000-8000-000000000000";

  private final SalesDesk desk = SalesDesk.shared();
  private List<Long> rowsBefore = List.of();

  @BeforeEach
  void countWhatIsThere() {
    rowsBefore = rows();
  }

  @AfterEach
  void nothingOfItStays() {
    assertThat(rows()).isEqualTo(rowsBefore);
  }

  private static List<Long> rows() {
    return Stream.of("orders", "order_lines", "order_history", "idempotency_answers")
        .map(table -> Database.shared().number("SELECT count(*) FROM " + table))
        .toList();
  }

  static Stream<Arguments> faultyLines() {
    var lamp = SalesDesk.shared().stocked(10);
    return Stream.of(
        Arguments.of(line("sku", "no-such-sku", 1), "/lines/0/sku", "unknown-product"),
        Arguments.of(line("productId", NONE, 1), "/lines/0/productId", "unknown-product"),
        Arguments.of(line("productId", removed(), 1), "/lines/0/productId", "unknown-product"),
        Arguments.of(line("productId", inactive(), 1), "/lines/0/productId", "inactive-product"),
        Arguments.of(line("productId", inEuros(), 1), "/lines/0/productId", "other-currency"),
        Arguments.of(Map.of("quantity", 1), "/lines/0", "product-required"),
        Arguments.of(
            Map.of("sku", lamp.sku(), "productId", lamp.id(), "quantity", 1),
            "/lines/0",
            "product-required"),
        Arguments.of(lamp.times(0), "/lines/0/quantity", "out-of-range"),
        Arguments.of(lamp.times(-1), "/lines/0/quantity", "out-of-range"),
        Arguments.of(lamp.times(1_000_001), "/lines/0/quantity", "out-of-range"),
        Arguments.of(line("sku", lamp.sku(), 1.5), "/lines/0/quantity", null),
        Arguments.of(line("sku", lamp.sku(), "1"), "/lines/0/quantity", null),
        Arguments.of(line("sku", lamp.sku(), null), "/lines/0/quantity", "required"),
        Arguments.of(
            line("sku", lamp.sku(), new BigInteger("99999999999999999999")),
            "/lines/0/quantity",
            null),
        Arguments.of(
            Map.of("sku", lamp.sku(), "quantity", 1, "discount", 5),
            "/lines/0/discount",
            "unknown-field"),
        Arguments.of(
            priced(lamp, Map.of("amount", "1.00", "currency", "EUR")),
            "/lines/0/unitPrice",
            "other-currency"),
        Arguments.of(priced(lamp, Some.pounds("-1.00")), "/lines/0/unitPrice", "not-negative"));
  }

  @ParameterizedTest
  @MethodSource("faultyLines")
  void aFaultyLineIsReportedWithItsPointer(
      Map<String, Object> line, String pointer, @Nullable String code) {
    var answer = desk.place(line).then().statusCode(400).body("errors.pointer", hasItem(pointer));
    if (code != null) {
      answer.body("errors.code", hasItem(code));
    }
  }

  @Test
  void allFaultyLinesAreNamedAtOnce() {
    desk.place(line("sku", "no-such-sku", 1), line("productId", NONE, 1))
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-order"))
        .body("errors.pointer", contains("/lines/0/sku", "/lines/1/productId"));
  }

  static Stream<Arguments> faultyOrders() {
    var line = SalesDesk.shared().stocked(1000).times(1);
    return Stream.of(
        Arguments.of(with("lines", List.of()), "/lines"),
        Arguments.of(with("lines", Collections.singletonList(null)), "/lines/0"),
        Arguments.of(with("lines", Collections.nCopies(501, line)), "/lines"),
        Arguments.of(Map.of("currency", "GBP"), "/lines"),
        Arguments.of(Map.of("lines", List.of(line)), "/currency"),
        Arguments.of(Map.of("currency", "gbp", "lines", List.of(line)), "/currency"),
        Arguments.of(Map.of("currency", "ZZZ", "lines", List.of(line)), "/currency"),
        Arguments.of(with("currency", "EUR", "lines", List.of(line)), "/lines/0/productId"),
        Arguments.of(with("customerId", NONE, "lines", List.of(line)), "/customerId"),
        Arguments.of(with("externalReference", "", "lines", List.of(line)), "/externalReference"),
        Arguments.of(
            with("externalReference", "r".repeat(101), "lines", List.of(line)),
            "/externalReference"),
        Arguments.of(with("status", "SHIPPED", "lines", List.of(line)), "/status"));
  }

  @ParameterizedTest
  @MethodSource("faultyOrders")
  void aFaultyOrderIsRefusedWithThePlaceOfTheFault(Map<String, Object> order, String pointer) {
    Some.json(As.manager(), order)
        .post("/orders")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.pointer", hasItem(pointer));
  }

  @Test
  void anOverflowOfALineOrOfTheTotalIsRefused() {
    var dearest = desk.stocked(1, "10000000000000.00");
    desk.place(dearest.times(1_000_000)).then().statusCode(400);
    var line = dearest.times(9_000);
    desk.place(line, line).then().statusCode(400);
  }

  @Test
  void shortStockNamesEveryShortLineAndLeavesTheOthersAlone() {
    var plenty = desk.stocked(10);
    var few = desk.stocked(2);
    var never = desk.item("1.00");
    desk.place(few.times(3), plenty.times(1), never.times(1))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/insufficient-stock"))
        .body("errors.pointer", contains("/lines/0/quantity", "/lines/2/quantity"))
        .body("errors.code", contains("insufficient-stock", "insufficient-stock"))
        .body("short", hasSize(2))
        .body("short.find { it.sku == '%s' }.requested".formatted(few.sku()), equalTo(3))
        .body("short.find { it.sku == '%s' }.available".formatted(few.sku()), equalTo(2))
        .body("short.find { it.sku == '%s' }.lines".formatted(never.sku()), contains(2))
        .body("short.find { it.sku == '%s' }.available".formatted(never.sku()), equalTo(0));
    assertThat(desk.figures(plenty)).isEqualTo(new SalesDesk.Figures(10, 0));
    for (var item : List.of(plenty, few, never)) {
      assertThat(reservations(item)).isZero();
    }
  }

  @Test
  void linesOfTheSameProductAreSummedBeforeTheStockIsChecked() {
    var few = desk.stocked(5);
    desk.place(few.times(3), Map.of("sku", few.sku(), "quantity", 3))
        .then()
        .statusCode(409)
        .body("short[0].requested", equalTo(6))
        .body("short[0].available", equalTo(5))
        .body("short[0].lines", contains(0, 1));
    assertThat(desk.figures(few)).isEqualTo(new SalesDesk.Figures(5, 0));
    assertThat(reservations(few)).isZero();
  }

  private static long reservations(SalesDesk.Item item) {
    return Database.shared()
        .number(
            "SELECT count(*) FROM stock_movements WHERE product_id = ? AND kind = 'RESERVATION'",
            UUID.fromString(item.id()));
  }

  private static Map<String, Object> with(Object... namesAndValues) {
    var order = new HashMap<String, Object>(Map.of("currency", "GBP"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      order.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return order;
  }

  private static Map<String, Object> line(String key, String value, @Nullable Object quantity) {
    var line = new HashMap<String, Object>();
    line.put(key, value);
    if (quantity != null) {
      line.put("quantity", quantity);
    }
    return line;
  }

  private static Map<String, Object> priced(SalesDesk.Item item, Map<String, Object> price) {
    return Map.of("sku", item.sku(), "quantity", 1, "unitPrice", price);
  }

  private static String removed() {
    var id = SalesDesk.shared().item("10.00").id();
    As.manager().header("If-Match", "\"v0\"").delete("/products/" + id).then().statusCode(204);
    return id;
  }

  private static String inactive() {
    var id = SalesDesk.shared().stocked(1).id();
    Some.patch(As.manager(), "\"v0\"", "{\"active\":false}").patch("/products/" + id);
    return id;
  }

  private static String inEuros() {
    var price = Map.of("amount", "1.00", "currency", "EUR");
    var product = Map.of("sku", Some.word("EURO"), "name", "Euro", "price", price);
    return Some.created(Some.json(As.manager(), product).post("/products"));
  }
}
