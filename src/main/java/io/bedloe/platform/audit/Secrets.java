package io.bedloe.platform.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;

/** Keeps secrets out of the trail, whoever hands them in. */
final class Secrets {

  private static final String MASK = "***";
  private static final Set<String> PARTS = Set.of("password", "secret", "token", "recoverycode");

  private Secrets() {}

  /** The same, with the value of every member that is named like a secret replaced. */
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

  private static boolean isSecret(String name) {
    var plain = name.toLowerCase(Locale.ROOT);
    return PARTS.stream().anyMatch(plain::contains);
  }
}
