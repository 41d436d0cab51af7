package io.bedloe.bench.growth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The statements that PostgreSQL has run, as {@code auto_explain} logs them. */
final class PlanLog {

  private static final Pattern ENTRY =
      Pattern.compile("duration: ([\\d.]+) ms  plan:\\n((?:\\t.*\\n?)+)");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private long seen;

  PlanLog(Path file) {
    this.file = file;
  }

  /** A statement, how long it ran, and the steps of its plan that read tables or sort. */
  record Statement(double milliseconds, String plan) {}

  /** Returns what was logged since the last call. */
  List<Statement> next() throws IOException {
    long end = Files.size(file);
    var bytes = new byte[(int) (end - seen)];
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(seen);
      log.readFully(bytes);
    }
    seen = end;
    var statements = new ArrayList<Statement>();
    var entry = ENTRY.matcher(new String(bytes, StandardCharsets.UTF_8));
    while (entry.find()) {
      var plan = new ArrayList<String>();
      steps(JSON.readTree(entry.group(2)).path("Plan"), plan);
      statements.add(
          new Statement(
              Double.parseDouble(entry.group(1)),
              String.join(", ", plan.stream().distinct().limit(6).toList())));
    }
    return statements;
  }

  private static void steps(JsonNode node, List<String> found) {
    var type = node.path("Node Type").asText();
    var index = node.path("Index Name").asText("");
    if (!index.isEmpty()) {
      found.add(type + " " + index);
    } else if (type.equals("Seq Scan") || type.equals("Sort")) {
      found.add((type + ' ' + node.path("Relation Name").asText("")).strip());
    }
    node.path("Plans").forEach(child -> steps(child, found));
  }
}
