package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bedloe.it.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that generators can build working clients from the API document. */
@IntegrationTest
class GeneratableDocumentIT {

  private static final int MOST_PARAMETERS = 30;
  private static final String PROBLEM = "application/problem+json";

  static Stream<Operation> all() {
    return ApiDocument.shared().operations().stream();
  }

  static Stream<Operation> lists() {
    return all().filter(operation -> operation.has("query", "cursor"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void successfulResponsesAreListedBeforeProblems(Operation operation) {
    var statuses = new ArrayList<String>();
    operation.node().path("responses").fieldNames().forEachRemaining(statuses::add);
    assertThat(statuses).as(operation.toString()).isSorted();
    assertThat(statuses.get(0)).as(operation.toString()).matches("[23]..");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyDeclaredMediaTypeIsAcceptable(Operation operation) {
    var path = operation.path().replaceAll("\\{[^}]+}", "0190a5a0-0000-7000-8000-000000000000");
    for (var type : mediaTypes(operation)) {
      int status =
          As.nobody().basePath("").accept(type).request(operation.method(), path).statusCode();
      assertThat(status).as("%s accepting %s", operation, type).isNotEqualTo(406);
    }
  }

  @Test
  void signingInIsAnsweredToAClientThatAcceptsProblemsOnly() {
    Some.json(
            As.nobody().accept(PROBLEM),
            java.util.Map.of("email", "nobody@example.com", "password", "wrong"))
        .post("/auth/login")
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aParameterHasOneType(Operation operation) {
    for (var parameter : operation.node().path("parameters")) {
      var schema = ApiDocument.shared().followed(parameter.path("schema"));
      assertThat(schema.path("type").isTextual())
          .as("%s %s", operation, parameter.path("name"))
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aListHasAFewParametersThatAreObjects(Operation operation) {
    assertThat(operation.node().path("parameters").size())
        .as(operation.toString())
        .isLessThanOrEqualTo(MOST_PARAMETERS);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void theItemsOfAListHaveOneType(Operation operation) {
    var document = ApiDocument.shared();
    var page = operation.node().at("/responses/200/content/application~1json/schema");
    var item = document.followed(page).at("/properties/items/items");
    assertThat(item.path("$ref").asText()).as(operation.toString()).endsWith("Item");
    assertThat(document.followed(item).path("properties").size()).isPositive();
    assertThat(document.followed(item).has("required")).isFalse();
  }

  @Test
  void pathsDifferByMoreThanTheNamesOfTheirParameters() {
    assertThat(
            all().map(Operation::path).distinct().map(path -> path.replaceAll("\\{[^}]+}", "{}")))
        .doesNotHaveDuplicates();
  }

  @Test
  void theProviderPathParameterHasNoUuidFormat() {
    var begin = operation("startProviderSignIn");
    assertThat(begin.parameters("path").map(parameter -> parameter.at("/schema/format").asText()))
        .containsExactly("");
    assertThat(
            operation("beginLinking")
                .parameters("path")
                .map(parameter -> parameter.at("/schema/format").asText()))
        .containsExactly("");
  }

  @Test
  void attributesTakeAnyJson() {
    var product = ApiDocument.shared().json().at("/components/schemas/ProductInput/properties");
    assertThat(product.at("/attributes/additionalProperties").fieldNames())
        .toIterable()
        .containsExactly("description");
  }

  @ParameterizedTest
  @MethodSource("all")
  void problemsOfAnOperationListTheirTypes(Operation operation) {
    var document = ApiDocument.shared();
    operation
        .node()
        .path("responses")
        .properties()
        .forEach(
            response -> {
              var content = document.followed(response.getValue()).path("content");
              if (content.has(PROBLEM)) {
                var schema = document.followed(content.path(PROBLEM).path("schema"));
                assertThat(schema.at("/properties/type/enum"))
                    .as("%s %s", operation, response.getKey())
                    .isNotEmpty();
              }
            });
  }

  @Test
  void problemsHaveTheExtensionMembersOfTheirTypes() {
    assertThat(problem("placeOrder", 409).at("/short/items/$ref").asText())
        .endsWith("/ShortProduct");
    assertThat(problem("moveOrder", 409).at("/allowedTransitions/items/$ref").asText())
        .endsWith("/OrderStatus");
    assertThat(problem("adjustStock", 409).at("/available/type").asText()).isEqualTo("integer");
    assertThat(problem("placeOrder", 403).at("/decisionId/format").asText()).isEqualTo("uuid");
    assertThat(problem("importFile", 422).at("/row/type").asText()).isEqualTo("integer");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyOperationAndParameterIsDescribed(Operation operation) {
    assertThat(operation.node().path("description").asText()).as(operation.toString()).isNotBlank();
    for (var parameter : operation.node().path("parameters")) {
      var what = operation + " " + parameter.path("name").asText();
      assertThat(parameter.path("description").asText()).as(what).isNotBlank();
      assertThat(hasExample(parameter.path("schema"))).as("%s has an example", what).isTrue();
    }
    operation
        .node()
        .at("/requestBody/content")
        .properties()
        .forEach(
            content ->
                assertThat(content.getValue().has("example"))
                    .as("%s: the %s has an example", operation, content.getKey())
                    .isTrue());
  }

  @Test
  void everySchemaAndPropertyIsDescribed() {
    var undescribed = new ArrayList<String>();
    for (var schema : ApiDocument.shared().json().at("/components/schemas").properties()) {
      if (!schema.getValue().has("description")) {
        undescribed.add(schema.getKey());
      }
      for (var property : schema.getValue().path("properties").properties()) {
        if (!property.getValue().has("description") || !hasExample(property.getValue())) {
          undescribed.add(schema.getKey() + "." + property.getKey());
        }
      }
    }
    assertThat(undescribed).as("without @Schema(description = ..., examples = ...)").isEmpty();
  }

  /** A named schema or an enumeration needs no example of its own. */
  private static boolean hasExample(JsonNode schema) {
    return schema.has("examples")
        || schema.has("$ref")
        || schema.has("enum")
        || StreamSupport.stream(schema.path("anyOf").spliterator(), false)
            .anyMatch(GeneratableDocumentIT::hasExample)
        || (schema.has("items") && hasExample(schema.path("items")));
  }

  private static JsonNode problem(String operation, int status) {
    var document = ApiDocument.shared();
    var response = operation(operation).node().at("/responses/" + status);
    var content = document.followed(response).path("content");
    return document.followed(content.path(PROBLEM).path("schema")).path("properties");
  }

  private static Operation operation(String id) {
    return all().filter(operation -> operation.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> mediaTypes(Operation operation) {
    return StreamSupport.stream(operation.node().path("responses").spliterator(), false)
        .map(ApiDocument.shared()::followed)
        .flatMap(response -> response.path("content").properties().stream())
        .map(java.util.Map.Entry::getKey)
        .distinct()
        .toList();
  }
}
