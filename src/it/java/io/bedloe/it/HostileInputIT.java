package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Sends malformed input to every operation of the API document, always the same: no response is a
 * 5xx, and every refusal is a problem document.
 */
@IntegrationTest
class HostileInputIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID NOTHING = UUID.fromString("0190a5a0-0000-7000-8000-000000000000");
  private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};

  private static final List<String> QUERIES =
      List.of(
          "q=a|b",
          "q={x}",
          "q=<\"a\">",
          "q=a^b`c\\d",
          "q=%00",
          "q=%zz",
          "x[=1",
          "q=\u0001",
          "=",
          "&&",
          "limit=99999999999999999999",
          "cursor=%FF%FE",
          "a=%ff",
          "q=\u00e4");

  private static final List<String> HEADERS =
      List.of(
          "Accept: text/html;q=abc",
          "Accept: /;;",
          "Accept: application/json;q=\"",
          "Accept-Language: ;;q=x",
          "Content-Type: application/json;q=\"",
          "Content-Type: x",
          "Content-Encoding: br",
          "Host: a b|c",
          "If-Match: \"",
          "If-None-Match: abc",
          "Idempotency-Key: \u00e4",
          "X-Request-Id: \u00e4",
          "X-API-Key: |",
          "Cookie: =;;\"",
          "Range: bytes=-",
          "Origin: null",
          "traceparent: \u00e4");

  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "[]",
          "null",
          "\"\"",
          "1e999999999",
          "{\"a\":1e400}",
          "{\"\":\"\\ud800\"}",
          "[".repeat(3_000),
          "{\"a\":" + "9".repeat(1_000) + "}",
          "\u0000");

  private static final List<String> VALUES =
      List.of(
          "\"\"",
          "\"  \"",
          "null",
          "1e40",
          "-1e400",
          "0.1e-40",
          "[]",
          "{}",
          "true",
          "\"\\u0000\"",
          "\"\\udc00\"",
          "\"+999999999-01-01\"",
          "\"300000-01-01T00:00:00Z\"",
          "\"-1\"",
          "99999999999999999999",
          "[[[[[[]]]]]]",
          "[null]",
          "[\"\"]",
          "{\"a\":1e40}");

  /** Sign-in, sign-out and the signing keys are shared by all test classes. */
  private static boolean isSharedState(ApiDocument.Operation operation) {
    return operation.path().startsWith("/api/v1/auth/")
        || operation.path().startsWith("/api/v1/signing-keys");
  }

  private static String path(ApiDocument.Operation operation) {
    return operation.path().replaceAll("\\{[^}]+}", NOTHING.toString());
  }

  private static Stream<ApiDocument.Operation> operations() {
    return ApiDocument.shared().operations().stream();
  }

  private static List<String> asAdmin(String... more) {
    var headers = new ArrayList<String>();
    headers.add("Authorization: Bearer " + BedloeServer.shared().as().adminToken());
    headers.addAll(List.of(more));
    return headers;
  }

  /** What is wrong with an answer; nothing when it is as it has to be. */
  private static Stream<String> faults(String what, RawHttp.Answer answer) {
    if (answer.status() >= 500) {
      return Stream.of(what + " -> " + answer.statusLine() + " " + answer.body());
    }
    boolean problem = answer.header("Content-Type").startsWith("application/problem+json");
    return answer.status() >= 400 && !problem
        ? Stream.of(what + " -> no problem document: " + answer)
        : Stream.empty();
  }

  @Test
  void noQueryIsAServerErrorOrAnswersWithoutAProblem() {
    var faults =
        operations()
            .filter(operation -> operation.method().equals("GET"))
            .flatMap(
                operation ->
                    QUERIES.stream()
                        .flatMap(
                            query -> {
                              var target = path(operation) + "?" + query;
                              return faults(
                                  "GET " + target, RawHttp.ask("GET", target, null, asAdmin()));
                            }))
            .toList();
    assertThat(faults).isEmpty();
  }

  @Test
  void noHeaderIsAServerErrorOrAnswersWithoutAProblem() {
    var faults =
        operations()
            .filter(operation -> !isSharedState(operation) || operation.method().equals("GET"))
            .flatMap(
                operation ->
                    HEADERS.stream()
                        .flatMap(
                            header -> {
                              var all = asAdmin(header);
                              return faults(
                                  operation + " " + header,
                                  RawHttp.ask(operation.method(), path(operation), null, all));
                            }))
            .toList();
    assertThat(faults).isEmpty();
  }

  @Test
  void noBrokenBodyIsAServerErrorOrAnswersWithoutAProblem() {
    var faults = new ArrayList<String>();
    operations()
        .filter(operation -> operation.node().has("requestBody"))
        .forEach(
            operation -> {
              var headers = asAdmin("Content-Type: " + type(operation), "If-Match: \"v0\"");
              for (var body : BODIES) {
                faults(operation + " " + start(body), send(operation, body, headers))
                    .forEach(faults::add);
              }
              for (var coding : List.of("gzip", "deflate", "x-gzip", "gzip, gzip", "br")) {
                var coded = new ArrayList<>(headers);
                coded.add("Content-Encoding: " + coding);
                faults(operation + " as " + coding, send(operation, "{}", coded))
                    .forEach(faults::add);
                faults(
                        operation + " cut off, as " + coding,
                        RawHttp.ask(operation.method(), path(operation), GZIP, coded))
                    .forEach(faults::add);
              }
            });
    assertThat(faults).isEmpty();
  }

  @Test
  void noValueOfAMemberIsAServerErrorOrAnswersWithoutAProblem() {
    var faults = new ArrayList<String>();
    operations()
        .filter(operation -> !isSharedState(operation))
        .filter(operation -> type(operation).endsWith("json"))
        .forEach(
            operation -> {
              var headers = asAdmin("Content-Type: " + type(operation), "If-Match: \"v0\"");
              for (var body : mutations(operation)) {
                faults(operation + " " + start(body), send(operation, body, headers))
                    .forEach(faults::add);
              }
            });
    assertThat(faults).isEmpty();
  }

  private static RawHttp.Answer send(
      ApiDocument.Operation operation, String body, List<String> headers) {
    return RawHttp.ask(
        operation.method(), path(operation), body.getBytes(StandardCharsets.UTF_8), headers);
  }

  private static String start(String body) {
    return body.substring(0, Math.min(body.length(), 120));
  }

  private static String type(ApiDocument.Operation operation) {
    var types = operation.node().at("/requestBody/content").fieldNames();
    return types.hasNext() ? types.next() : "";
  }

  /** Returns valid bodies in which one member is changed. */
  private static List<String> mutations(ApiDocument.Operation operation) {
    var schema = operation.node().at("/requestBody/content").path(type(operation)).path("schema");
    if (!(sample(schema, 0) instanceof ObjectNode good)) {
      return List.of();
    }
    var all = new ArrayList<String>();
    followed(schema)
        .path("properties")
        .fieldNames()
        .forEachRemaining(
            name -> {
              for (var value : VALUES) {
                // The text is written manually, because a mapper would not write these values.
                var rest = good.deepCopy();
                rest.remove(name);
                var text = rest.toString();
                all.add(
                    "{\"%s\":%s%s".formatted(name, value, rest.isEmpty() ? "}" : ",")
                        + (rest.isEmpty() ? "" : text.substring(1)));
              }
            });
    return all;
  }

  private static JsonNode followed(JsonNode schema) {
    return schema.has("$ref")
        ? ApiDocument.shared().json().at(schema.get("$ref").asText().substring(1))
        : schema;
  }

  private static JsonNode sample(JsonNode reference, int depth) {
    var schema = followed(reference);
    if (schema.has("anyOf")) {
      return sample(schema.get("anyOf").get(0), depth);
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    var type = schema.path("type").isArray() ? schema.get("type").get(0) : schema.path("type");
    return switch (type.asText()) {
      case "object" -> object(schema, depth);
      case "array" -> JSON.createArrayNode();
      case "integer" -> JSON.getNodeFactory().numberNode(1);
      case "number" -> JSON.getNodeFactory().numberNode(1);
      case "boolean" -> JSON.getNodeFactory().booleanNode(true);
      default -> text(schema);
    };
  }

  private static ObjectNode object(JsonNode schema, int depth) {
    var object = JSON.createObjectNode();
    if (depth < 4) {
      schema
          .path("required")
          .forEach(
              name ->
                  object.set(
                      name.asText(),
                      sample(schema.path("properties").path(name.asText()), depth + 1)));
    }
    return object;
  }

  private static TextNode text(JsonNode schema) {
    var text =
        switch (schema.path("format").asText()) {
          case "uuid" -> NOTHING.toString();
          case "date" -> "2026-01-01";
          case "date-time" -> "2026-01-01T00:00:00Z";
          case "email" -> "fuzz@bedloe.example";
          default ->
              schema.path("pattern").asText().contains("[A-Z]{3}")
                  ? "GBP"
                  : schema.path("pattern").asText().contains("[0-9]{1,18}") ? "1.00" : "fuzz";
        };
    return TextNode.valueOf(text);
  }
}
