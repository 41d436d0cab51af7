package io.bedloe.it.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the filters of the list of orders; ListContractIT tests lists in general. */
@IntegrationTest
class OrderListsIT {

  private static final int COUNT = 7;
  private static final String REFERENCE = Some.word("LIST");
  private static final List<JsonPath> ORDERS = new ArrayList<>();

  @BeforeAll
  static void sevenOrdersOfOneCustomerOneOfThemCancelled() {
    String customer =
        Some.created(
            Some.json(As.manager(), Map.of("name", "Müller", "country", "DE")).post("/customers"));
    var desk = SalesDesk.shared();
    for (int i = 0; i < COUNT; i++) {
      var order =
          Map.of(
              "customerId",
              customer,
              "currency",
              "GBP",
              "externalReference",
              REFERENCE + i,
              "lines",
              List.of(desk.stocked(10, "1.50").times(1 + i % 3)));
      ORDERS.add(Some.json(As.manager(), order).post("/orders").then().extract().jsonPath());
    }
    desk.moved(ORDERS.get(0).getString("id"), "CANCELLED");
  }

  @Test
  void theNewestComesFirstWithWhatAListShows() {
    var page = list(Map.of());
    assertThat(page.<String>getList("items.number")).isEqualTo(numbers(true));
    var item = new TreeMap<>(page.getMap("items[0]"));
    assertThat(item.keySet().stream().map(String::valueOf))
        .containsExactly(
            "country",
            "customerId",
            "externalReference",
            "historical",
            "id",
            "kind",
            "number",
            "placedAt",
            "status",
            "total",
            "updatedAt");
    assertThat(item.get("total")).isEqualTo(Some.pounds("1.50"));
    assertThat(item.get("country")).isEqualTo("DE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"number", "-number", "total", "-total", "placedAt", "updatedAt,-total,number"})
  void everyOrderIsOnExactlyOnePage(String sort) {
    var seen = new ArrayList<String>();
    Map<String, Object> next = Map.of();
    do {
      var parameters = new TreeMap<String, Object>(Map.of("sort", sort, "limit", 2));
      parameters.putAll(next);
      var page = list(parameters);
      seen.addAll(page.getList("items.number"));
      var cursor = page.getString("page.next");
      next = cursor == null ? Map.of() : Map.of("cursor", cursor);
    } while (!next.isEmpty());
    assertThat(seen).hasSize(COUNT).doesNotHaveDuplicates();
    if (sort.endsWith("number") && !sort.contains(",")) {
      assertThat(seen).isEqualTo(numbers(sort.startsWith("-")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "status,CANCELLED,1",
    "status[ne],CANCELLED,6",
    "'status[in]','PLACED,CANCELLED',7",
    "kind,CREDIT_NOTE,0",
    "total[gte],3,4",
    "total[eq],1.50,3",
    "country,DE,7",
    "currency,GBP,7",
    "historical,true,0",
    "placedAt[gt],2020-01-01,7",
    "updatedAt[lt],2020-01-01,0"
  })
  void aFilterReturnsTheMatchingOrders(String parameter, String value, int count) {
    assertThat(list(Map.of(parameter, value)).getList("items")).hasSize(count);
  }

  @Test
  void anOrderIsFoundByItsNumberAndByItsReference() {
    var wanted = ORDERS.get(3);
    for (var by : List.of("id", "number", "externalReference")) {
      As.manager()
          .queryParam(by, wanted.getString(by))
          .get("/orders")
          .then()
          .statusCode(200)
          .body("items.id", equalTo(List.of(wanted.getString("id"))));
    }
    assertThat(list(Map.of("externalReference[contains]", REFERENCE)).getList("items"))
        .hasSize(COUNT);
  }

  @ParameterizedTest
  @CsvSource({"sort,customerId,unknown-sort", "status,LOST,invalid-value", "q,x,unknown-parameter"})
  void unsupportedListParametersAreReported(String parameter, String value, String code) {
    As.manager()
        .queryParam(parameter, value)
        .get("/orders")
        .then()
        .statusCode(400)
        .body("errors.code", equalTo(List.of(code)));
  }

  private static JsonPath list(Map<String, Object> parameters) {
    return As.manager()
        .queryParam("customerId", ORDERS.get(0).getString("customerId"))
        .queryParams(parameters)
        .get("/orders")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static List<String> numbers(boolean descending) {
    var numbers = new ArrayList<>(ORDERS.stream().map(o -> o.getString("number")).toList());
    if (descending) {
      Collections.reverse(numbers);
    }
    return numbers;
  }
}
