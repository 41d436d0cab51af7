package io.bedloe.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The document at {@code /asyncapi}, and the differences between it and events. */
final class EventDocument {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final JsonNode document;
  private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

  private EventDocument(JsonNode document) {
    this.document = document;
  }

  static EventDocument shared() {
    return Shared.DOCUMENT;
  }

  private static final class Shared {
    static final EventDocument DOCUMENT =
        new EventDocument(
            read(
                RestAssured.given()
                    .get(BedloeServer.shared().uri().resolve("/asyncapi"))
                    .asString()));
  }

  JsonNode json() {
    return document;
  }

  /** Returns what the document does not describe about a CloudEvent; empty when it is described. */
  List<String> untruths(JsonNode event) {
    return untruths(event.path("type").asText(), "", event);
  }

  /** Returns what the document does not describe about the data of an event. */
  List<String> untruths(String type, String data) {
    return untruths(type, "/properties/data", read(data));
  }

  private List<String> untruths(String type, String part, JsonNode value) {
    var schema = followed(document.path("components").path("messages").path(type).path("payload"));
    schema = followed(schema.at(part));
    if (schema.isMissingNode()) {
      return List.of("the AsyncAPI document has no type " + type);
    }
    var faults = new ArrayList<String>();
    for (var fault : compiled(schema).validate(value)) {
      faults.add(type + ": " + fault.getMessage());
    }
    var declared = schema.path("properties");
    value
        .fieldNames()
        .forEachRemaining(
            member -> {
              if (!declared.has(member)) {
                faults.add(type + " has a member that its schema does not declare: " + member);
              }
            });
    return faults;
  }

  private JsonNode followed(JsonNode node) {
    return node.has("$ref") ? followed(document.at(node.get("$ref").asText().substring(1))) : node;
  }

  private JsonSchema compiled(JsonNode schema) {
    return compiled.computeIfAbsent(
        schema.toString(),
        same -> {
          ObjectNode root = schema.deepCopy();
          root.set("components", document.path("components"));
          return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(root, STRICT);
        });
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new AssertionError("This is not JSON: " + text, notJson);
    }
  }
}
