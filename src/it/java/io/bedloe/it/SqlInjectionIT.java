package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that no query parameter of any operation becomes a part of a statement (ASVS 5.0.0: 1.2.4).
 */
@IntegrationTest
class SqlInjectionIT {

  /** The text ends a literal and makes a condition true if it is concatenated into SQL. */
  private static final String ATTACK = "x' OR '1'='1";

  /** The variant for a text between two wildcards. */
  private static final String ATTACK_ON_CONTAINS = "x' OR 'a' LIKE '";

  static Stream<ApiDocument.Operation> reads() {
    return ApiDocument.shared().operations().stream()
        .filter(operation -> operation.method().equals("GET"))
        .filter(operation -> !operation.path().contains("{"))
        .filter(operation -> operation.parameters("query").findAny().isPresent());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reads")
  void aParameterThatLooksLikeSqlIsTextOrIsRefused(ApiDocument.Operation operation) {
    var names = operation.parameters("query").flatMap(SqlInjectionIT::names).toList();
    assertThat(names).isNotEmpty();
    for (var name : names) {
      var answer = ask(operation, name);
      assertThat(answer.statusCode())
          .as("%s with %s: %s", operation, name, answer.asString())
          .isIn(Set.of(200, 302, 303, 400, 403, 404));
      // A search treats OR as a word and may find rows.
      if (answer.statusCode() == 200
          && !name.equals("q")
          && answer.asString().contains("\"items\"")) {
        assertThat(answer.jsonPath().getList("items"))
            .as("items of %s with %s", operation, name)
            .isEmpty();
      }
    }
  }

  /**
   * Returns a parameter's name, or one name for each operator of a filter except "not equal", which
   * matches many rows.
   */
  private static Stream<String> names(JsonNode parameter) {
    var name = parameter.path("name").asText();
    var operators = new ArrayList<String>();
    ApiDocument.shared().comparisons(parameter).fieldNames().forEachRemaining(operators::add);
    var all =
        operators.isEmpty()
            ? Stream.of(name)
            : operators.stream().map(operator -> name + "[" + operator + "]");
    return all.filter(one -> !one.endsWith("[ne]"));
  }

  @Test
  void eachComparisonOfAFilterIsAsked() {
    assertThat(
            reads()
                .filter(operation -> operation.path().endsWith("/products"))
                .flatMap(operation -> operation.parameters("query"))
                .flatMap(SqlInjectionIT::names))
        .contains("sku[contains]", "sku[eq]", "sku[in]");
  }

  @Test
  void aSortKeyIsAMemberOfTheListAndNoExpression() {
    var answer =
        As.admin()
            .queryParam("sort", "(CASE WHEN (SELECT 1)=1 THEN id ELSE sku END)")
            .get("/products");
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  private static Response ask(ApiDocument.Operation operation, String name) {
    return As.admin()
        .redirects()
        .follow(false)
        .queryParam(name, name.endsWith("[contains]") ? ATTACK_ON_CONTAINS : ATTACK)
        .get(operation.path().replaceFirst("^/api/v1", ""));
  }
}
