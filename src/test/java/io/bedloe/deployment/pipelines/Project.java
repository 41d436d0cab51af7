package io.bedloe.deployment.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.serialization.JsonNodeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files of this project that describe its pipelines, and helpers to read them. */
final class Project {

  static final Path ROOT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  static final Path WORKFLOWS = ROOT.resolve(".github/workflows");

  private static final Pattern PHONY = Pattern.compile("(?m)^\\.PHONY: (\\S+)$");
  private static final JsonNodeReader READER = JsonNodeReader.builder().build();

  private Project() {}

  static String text(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode yaml(String text) {
    try {
      return READER.readTree(text, InputFormat.YAML);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the names of the files of the workflows. */
  static List<String> workflows() {
    try (Stream<Path> files = Files.list(WORKFLOWS)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String workflow(String name) {
    return text(".github/workflows/" + name);
  }

  static Set<String> makeTargets() {
    return PHONY
        .matcher(text("Makefile"))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the texts of a list, or the text itself as a list of one. */
  static List<String> texts(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList()
        : node.isMissingNode() ? List.of() : List.of(node.asText());
  }
}
