package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the contract of all lists with products, since one implementation serves all of them. */
@IntegrationTest
class ListContractIT {

  private static final String MARK = Some.word("LIST");
  private static final int COUNT = 25;

  @BeforeAll
  static void products() {
    for (int i = 0; i < COUNT; i++) {
      Some.created(
          Some.json(
                  As.admin(),
                  Map.of(
                      "sku",
                      "%s-%02d".formatted(MARK, i),
                      "name",
                      MARK + " " + (i % 3),
                      "active",
                      i % 2 == 0,
                      "price",
                      Some.pounds("%d.50".formatted(i % 5))))
              .post("/products"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sku",
        "-sku",
        "name",
        "-price,name",
        "price,-name",
        "createdAt",
        "-updatedAt,sku"
      })
  void everyItemIsOnExactlyOnePage(String sort) {
    var seen = new ArrayList<Map<String, Object>>();
    String cursor = null;
    do {
      var request = As.user().queryParams("sku[contains]", MARK, "sort", sort, "limit", 7);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      JsonPath page = request.get("/products").then().statusCode(200).extract().jsonPath();
      seen.addAll(page.getList("items"));
      cursor = page.getString("page.next");
    } while (cursor != null);
    assertThat(seen).extracting(item -> item.get("sku")).hasSize(COUNT).doesNotHaveDuplicates();
    assertThat(seen).isSortedAccordingTo(inOrderOf(sort));
  }

  private static Comparator<Map<String, Object>> inOrderOf(String sort) {
    return Stream.of(sort.split(",", -1))
        .map(key -> key.startsWith("-") ? by(key.substring(1)).reversed() : by(key))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  /** Prices are compared as numbers and times as times; other values as text. */
  private static Comparator<Map<String, Object>> by(String field) {
    return switch (field) {
      case "price" ->
          Comparator.comparing(
              item ->
                  new BigDecimal(String.valueOf(((Map<?, ?>) value(item, field)).get("amount"))));
      case "createdAt", "updatedAt" ->
          Comparator.comparing(item -> Instant.parse((String) value(item, field)));
      default -> Comparator.comparing(item -> (String) value(item, field));
    };
  }

  private static Object value(Map<String, Object> item, String field) {
    return Objects.requireNonNull(item.get(field), field);
  }

  @Test
  void anItemAddedMeanwhileDoesNotShiftTheNextPage() {
    var first =
        As.user()
            .queryParams("sku[contains]", MARK, "sort", "sku", "limit", 10)
            .get("/products")
            .jsonPath();
    var sku = MARK + "-00-BETWEEN";
    var id = Some.created(Some.json(As.admin(), Some.product(sku)).post("/products"));
    List<String> second =
        As.user()
            .queryParams(
                "sku[contains]",
                MARK,
                "sort",
                "sku",
                "limit",
                10,
                "cursor",
                first.getString("page.next"))
            .get("/products")
            .jsonPath()
            .getList("items.sku");
    assertThat(second).startsWith(MARK + "-10").doesNotContain(sku);
    As.admin().header("If-Match", "\"v0\"").delete("/products/" + id).then().statusCode(204);
  }

  @ParameterizedTest
  @CsvSource({
    "price[gte],3.5,10",
    "price[gt],3.5,5",
    "price[lt],1.5,5",
    "price[lte],1.5,10",
    "price,0.50,5",
    "price[ne],0.5,20",
    "'price[in]','0.5,4.5',10",
    "active,true,13",
    "active,false,12",
    "createdAt[gt],2020-01-01,25",
    "createdAt[lt],2020-01-01T00:00:00Z,0",
    "currency,EUR,0"
  })
  void aFilterReturnsTheMatchingItems(String parameter, String value, int count) {
    As.user()
        .queryParams("sku[contains]", MARK, parameter, value, "total", true, "limit", 1)
        .get("/products")
        .then()
        .statusCode(200)
        .body("page.total", equalTo(count));
  }

  @Test
  void containsTakesItsTextLiterally() {
    var sku = Some.word("50%_OFF\\");
    // These names match only when % or _ works as a wildcard of LIKE.
    var decoys = List.of(sku.replace("%", "abc"), sku.replace("_", "x"));
    Some.created(Some.json(As.admin(), Some.product(sku)).post("/products"));
    for (var decoy : decoys) {
      Some.created(Some.json(As.admin(), Some.product(decoy)).post("/products"));
    }
    for (var part : List.of(sku, sku.toLowerCase(java.util.Locale.ROOT))) {
      As.user()
          .queryParams("sku[contains]", part)
          .get("/products")
          .then()
          .body("items.sku", equalTo(List.of(sku)));
    }
  }

  @Test
  void anAnswerHoldsOnlyTheFieldsThatWereAskedFor() {
    var item =
        As.user()
            .queryParams("sku[contains]", MARK, "fields", "sku,price", "limit", 1)
            .get("/products")
            .jsonPath()
            .getMap("items[0]");
    assertThat(item.keySet()).containsExactlyInAnyOrderElementsOf(List.of("sku", "price"));
  }

  @Test
  void aTotalIsCountedOnlyWhenAskedFor() {
    As.user()
        .queryParam("sku[contains]", MARK)
        .get("/products")
        .then()
        .body("page.total", nullValue())
        .body("page.limit", equalTo(20))
        .body("page.next", notNullValue());
  }

  @Test
  void theLinkHeaderLeadsToTheNextPage() {
    var answer =
        As.user().queryParams("sku[contains]", MARK, "sort", "sku", "limit", 10).get("/products");
    var link = answer.header("Link");
    assertThat(link).matches("<[^>]+>; rel=\"next\"");
    var next = URLDecoder.decode(link.substring(1, link.indexOf('>')), StandardCharsets.UTF_8);
    As.user()
        .basePath("")
        .get(next)
        .then()
        .statusCode(200)
        .body("items[0].sku", equalTo(MARK + "-10"));
  }

  @ParameterizedTest
  @CsvSource({
    "limit,0,invalid-limit",
    "limit,101,invalid-limit",
    "limit,ten,invalid-limit",
    "limit,99999999999,invalid-limit",
    "sort,colour,unknown-sort",
    "sort,'',unknown-sort",
    "sort,description,unknown-sort",
    "fields,colour,unknown-field",
    "total,yes,invalid-flag",
    "colour,red,unknown-parameter",
    "sku[like],x,unknown-operator",
    "price[contains],1,unknown-operator",
    "price[gte],cheap,invalid-value",
    "price,1e999,invalid-value",
    "createdAt[gt],yesterday,invalid-value",
    "createdAt[gt],+999999999-01-01T00:00:00Z,invalid-value",
    "active,maybe,invalid-value",
    "id,123,invalid-value",
    "cursor,AAAA,invalid-cursor",
    "cursor,'*',invalid-cursor",
    "q,'',invalid-search",
    "sku[],x,unknown-parameter",
    "'a b',x,unknown-parameter"
  })
  void unsupportedListParametersAreReported(String parameter, String value, String code) {
    As.user()
        .queryParam(parameter, value)
        .get("/products")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/invalid-list-request"))
        .body("errors.pointer", hasItem(parameter))
        .body("errors.code", hasItem(code));
  }

  @Test
  void allFaultsOfARequestAreNamedAtOnce() {
    As.user()
        .queryParams("limit", 0, "sort", "x", "colour", "red")
        .get("/products")
        .then()
        .statusCode(400)
        .body(
            "errors.code", equalTo(List.of("invalid-limit", "unknown-sort", "unknown-parameter")));
  }

  @Test
  void aCursorOfAnotherSortOrderIsRefused() {
    var cursor =
        As.user()
            .queryParams("sku[contains]", MARK, "sort", "sku", "limit", 1)
            .get("/products")
            .jsonPath()
            .getString("page.next");
    As.user()
        .queryParams("sku[contains]", MARK, "sort", "-sku", "cursor", cursor)
        .get("/products")
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("invalid-cursor"));
  }

  @Test
  void aRepeatedParameterIsRefused() {
    As.user()
        .queryParam("limit", 1, 2)
        .get("/products")
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("repeated"));
  }
}
