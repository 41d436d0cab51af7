package io.bedloe.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** JSON bodies that fit the schema of an operation but for one member. */
final class HostileBodies {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID NOTHING = UUID.fromString("0190a5a0-0000-7000-8000-000000000000");

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

  /** The media type of an operation's body; empty when it has none. */
  static String type(ApiDocument.Operation operation) {
    var types = operation.node().at("/requestBody/content").fieldNames();
    return types.hasNext() ? types.next() : "";
  }

  /** Returns valid bodies in which one member is changed. */
  static List<String> mutations(ApiDocument.Operation operation) {
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

  private HostileBodies() {}
}
