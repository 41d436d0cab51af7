package io.bedloe.platform.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;

/** Removes secrets from audit rows, whatever the features pass in. */
final class Secrets {

  private static final String MASK = "***";
  private static final Set<String> PARTS = Set.of("password", "secret", "token", "recoverycode");

  private Secrets() {}

  /** Returns a copy in which the value of every member with a secret's name is masked. */
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
