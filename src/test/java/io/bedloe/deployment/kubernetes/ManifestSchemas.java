package io.bedloe.deployment.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JSON Schemas of the kinds in use, which refuse unknown fields. {@code
 * scripts/kubernetes/write-schemas.mjs} writes them.
 */
final class ManifestSchemas {

  private static final JsonNode ALL =
      Chart.yaml(Software.text("src/test/resources/io/bedloe/deployment/kubernetes/schemas.json"));
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  private ManifestSchemas() {}

  static List<String> faults(JsonNode document) {
    var kind = document.path("apiVersion").asText() + " " + document.path("kind").asText();
    var place = document.path("kind").asText() + " " + Manifests.name(document) + ": ";
    if (!ALL.path("kinds").has(kind)) {
      return List.of(place + "there is no schema of " + kind);
    }
    return SCHEMAS.computeIfAbsent(kind, ManifestSchemas::schema).validate(document).stream()
        .map(found -> place + found.getMessage())
        .toList();
  }

  private static JsonSchema schema(String kind) {
    var schema = JsonNodeFactory.instance.objectNode();
    schema.set("$ref", ALL.path("kinds").path(kind));
    schema.set("$defs", ALL.path("$defs"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
  }
}
