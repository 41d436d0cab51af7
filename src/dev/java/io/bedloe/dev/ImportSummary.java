package io.bedloe.dev;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report of an import in a few lines. */
record ImportSummary(List<String> lines, Optional<String> refusedCsv) {

  static ImportSummary of(JsonNode report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Rows read: %s, accepted: %s, refused: %s"
            .formatted(
                report.path("rowsRead").asText("?"),
                report.path("accepted").asText("?"),
                report.path("refused").asText("?")));
    things(report.path("created")).ifPresent(things -> lines.add("Created: " + things));
    things(report.path("updated")).ifPresent(things -> lines.add("Updated: " + things));
    things(report.path("unchanged"))
        .ifPresent(things -> lines.add("Rows that exist already: " + things));
    for (JsonNode warning : report.path("warnings")) {
      lines.add(
          "Warning: %s, %s times, first: %s"
              .formatted(
                  warning.path("code").asText(),
                  warning.path("count").asText(),
                  warning.path("example").asText()));
    }
    return new ImportSummary(
        List.copyOf(lines),
        Optional.of(report.path("refusedCsv")).filter(JsonNode::isTextual).map(JsonNode::asText));
  }

  /** Returns a text such as "430 orders, 61 creditNotes", without counts of zero. */
  private static Optional<String> things(JsonNode counts) {
    return Optional.of(
            counts.properties().stream()
                .filter(count -> count.getValue().asLong() != 0)
                .map(count -> count.getValue().asLong() + " " + count.getKey())
                .collect(Collectors.joining(", ")))
        .filter(text -> !text.isEmpty());
  }
}
