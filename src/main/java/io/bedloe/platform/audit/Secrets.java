package io.bedloe.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.platform.json.Json;
import java.util.Locale;
import java.util.Set;

/** Removes secrets from audit rows, whatever the features pass in. */
final class Secrets {

  private static final String MASK = "***";
  private static final Set<String> PARTS = Set.of("password", "secret", "token", "recoverycode");

  private Secrets() {}

  /** Returns JSON in which the value of every member with a secret's name is masked. */
  static String masked(String json) throws JsonProcessingException {
    // Most rows have no such name, and need not be parsed.
    return isSecret(json)
        ? Json.mapper().writeValueAsString(masked(Json.mapper().readTree(json)))
        : json;
  }

  /** Changes a tree so that the value of every member with a secret's name is masked. */
  static JsonNode masked(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              member -> {
                if (isSecret(member.getKey()) && !member.getValue().isNull()) {
                  member.setValue(object.textNode(MASK));
                } else {
                  masked(member.getValue());
                }
              });
    } else if (node.isArray()) {
      node.forEach(Secrets::masked);
    }
    return node;
  }

  private static boolean isSecret(String text) {
    var plain = text.toLowerCase(Locale.ROOT);
    return PARTS.stream().anyMatch(plain::contains);
  }
}
