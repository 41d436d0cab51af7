package io.bedloe.it.identity.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that a list shows exactly the rows that single reads allow, whatever the request contains.
 */
@IntegrationTest
class LimitedListsIT {

  private final SalesDesk desk = SalesDesk.shared();
  @RegisterExtension private final Rulebook rules = new Rulebook();
  private final TestAccount manager = TestAccount.with("manager");

  @Test
  void aUserSeesTheOrdersOfTheLinkedCustomerOnly() {
    // A manager's role shows all orders; the policy leaves only those of the linked customer.
    var customer = customer(manager.id());
    rules.allow(
        "orders:read",
        "caller.id != '%s' || resource.customerId == caller.customerId".formatted(manager.id()));
    var item = desk.stocked(10);
    var own = order(customer, item.times(1));
    var foreign = order(customer(null), item.times(1));
    var walkIn = desk.placed(item.times(1));
    var ids = String.join(",", own, foreign, walkIn);
    assertThat(listed(Map.of("id[in]", ids))).containsExactly(own);
    assertThat(listed(Map.of())).containsExactly(own);
    assertThat(listed(Map.of("id", foreign))).isEmpty();
    manager.asks().queryParam("total", true).get("/orders").then().body("page.total", equalTo(1));
    manager.asks().get("/orders/" + own).then().statusCode(200);
    manager.asks().get("/orders/" + foreign).then().statusCode(403);
    manager.asks().get("/orders/" + walkIn).then().statusCode(403);
    As.manager().queryParam("id[in]", ids).get("/orders").then().body("items.size()", equalTo(3));
  }

  @Test
  void aCallerWhoIsLinkedToNobodySeesNone() {
    rules.allow(
        "orders:read",
        "caller.id != '%s' || resource.customerId == caller.customerId".formatted(manager.id()));
    var order = desk.placed(desk.stocked(1).times(1));
    assertThat(listed(Map.of("id", order))).isEmpty();
  }

  /** There is one row each with and without a country, one with 20.00 and one with 30.00. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "resource.country == 'GB' # a",
        "resource.country != 'GB' # b",
        "!(resource.country == 'GB') # b",
        "has(resource.country) # ab",
        "!has(resource.country) # cd",
        "has(resource.country) && resource.country in ['GB', 'US'] # a",
        "resource.total > 20.00 # bd",
        "resource.total >= 20 # abcd",
        "20.00 < resource.total || resource.country == 'GB' # abd",
        "resource.currency == 'GBP' && !resource.historical # abcd",
        "resource.placedAt > context.time - duration('1h') # abcd",
        "resource.placedAt > context.time # ",
        "resource.status == '\\' OR TRUE --' # ",
        "resource.status == 'PLACED' && resource.kind == 'SALE' # abcd",
        "resource.customerId == 'none' # ",
        "resource.customerId != 'none' # ab",
        "resource.type == 'order' && 'manager' in caller.roles # abcd"
      })
  void aListShowsWhatReadingOneByOneDoes(String expression, @Nullable String shown) {
    var item = desk.stocked(100);
    var orders =
        Map.of(
            "a", order(customer("GB", null), item.times(2)),
            "b", order(customer("FR", null), item.times(3)),
            "c", desk.placed(item.times(2)),
            "d", desk.placed(item.times(3)));
    rules.allow("orders:read", "caller.id != '%s' || (%s)".formatted(manager.id(), expression));
    var expected =
        (shown == null ? "" : shown)
            .chars()
            .mapToObj(c -> orders.get(Character.toString(c)))
            .toList();
    assertThat(listed(Map.of("id[in]", String.join(",", orders.values()))))
        .containsExactlyInAnyOrderElementsOf(expected);
    for (var id : orders.values()) {
      int status = manager.asks().get("/orders/" + id).statusCode();
      assertThat(status).as(id).isEqualTo(expected.contains(id) ? 200 : 403);
    }
  }

  @Test
  void severalPoliciesLimitTogether() {
    var item = desk.stocked(100);
    var small = desk.placed(item.times(1));
    var middle = desk.placed(item.times(2));
    var large = desk.placed(item.times(3));
    var others = "caller.id != '%s' || ".formatted(manager.id());
    rules.allow("orders:read", others + "resource.total < 15.0");
    rules.allow("orders:read", others + "resource.total > 15.0");
    rules.deny("orders:read", "caller.id == '%s' && resource.total > 25.0".formatted(manager.id()));
    var all = Map.<String, Object>of("id[in]", String.join(",", small, middle, large));
    assertThat(listed(all)).containsExactlyInAnyOrder(small, middle);
    manager.asks().get("/orders/" + large).then().statusCode(403);
    manager.asks().get("/orders/" + middle).then().statusCode(200);
  }

  @Test
  void pagesGoOnThroughALimitedList() {
    var item = desk.stocked(100);
    var orders = List.of(1, 2, 3, 4).stream().map(times -> desk.placed(item.times(times))).toList();
    rules.deny(
        "orders:read", "caller.id == '%s' && resource.total == 20.0".formatted(manager.id()));
    var first =
        manager
            .asks()
            .queryParams(Map.of("id[in]", String.join(",", orders), "sort", "total", "limit", 2))
            .get("/orders")
            .then()
            .body("items.id", equalTo(List.of(orders.get(0), orders.get(2))))
            .extract()
            .<String>path("page.next");
    manager
        .asks()
        .queryParams(Map.of("id[in]", String.join(",", orders), "sort", "total", "cursor", first))
        .get("/orders")
        .then()
        .body("items.id", equalTo(List.of(orders.get(3))));
  }

  @Test
  void productsAndCustomersAreLimitedToo() {
    var cheap = desk.item("5.00");
    var dear = desk.item("500.00");
    var french = customer("FR", null);
    var british = customer("GB", null);
    rules.deny(
        "catalog:read", "caller.id == '%s' && resource.price > 100.0".formatted(manager.id()));
    rules.deny(
        "customers:read", "caller.id == '%s' && resource.country == 'FR'".formatted(manager.id()));
    manager
        .asks()
        .queryParam("id[in]", cheap.id() + "," + dear.id())
        .get("/products")
        .then()
        .body("items.id", equalTo(List.of(cheap.id())));
    manager
        .asks()
        .queryParam("id[in]", french + "," + british)
        .get("/customers")
        .then()
        .body("items.id", equalTo(List.of(british)));
  }

  private List<String> listed(Map<String, Object> filter) {
    return manager
        .asks()
        .queryParams(filter)
        .get("/orders")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.id");
  }

  private static String customer(@Nullable String account) {
    return customer("GB", account);
  }

  private static String customer(String country, @Nullable String account) {
    var customer = new java.util.HashMap<String, Object>();
    customer.put("name", Some.word("customer"));
    customer.put("country", country);
    if (account != null) {
      customer.put("accountId", account);
    }
    return Some.created(Some.json(As.manager(), customer).post("/customers"));
  }

  private static String order(String customer, Map<String, Object> line) {
    var order = new java.util.HashMap<>(SalesDesk.order(line));
    order.put("customerId", customer);
    return Some.created(Some.json(As.manager(), order).post("/orders"));
  }
}
