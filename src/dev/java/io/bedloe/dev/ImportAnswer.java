package io.bedloe.dev;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the server answers to an import: figures, and the rows that it refused as CSV. */
record ImportAnswer(String counts, Optional<String> refusedRows) {
  private static final String REFUSED_ROWS = "refusedCsv";

  static ImportAnswer of(JsonNode answer) {
    String counts =
        answer.properties().stream()
            .filter(field -> field.getValue().isNumber() || field.getValue().isBoolean())
            .map(field -> field.getKey() + ": " + field.getValue().asText())
            .collect(Collectors.joining("\n"));
    return new ImportAnswer(
        counts,
        Optional.ofNullable(answer.get(REFUSED_ROWS))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .filter(rows -> !rows.isBlank()));
  }
}
