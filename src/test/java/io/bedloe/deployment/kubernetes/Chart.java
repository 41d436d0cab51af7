package io.bedloe.deployment.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.networknt.schema.InputFormat;
import com.networknt.schema.serialization.JsonNodeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of the Helm chart, which a test may break, and Helm itself. In the copy the hooks are
 * ordinary resources, because the library renders no hooks, and no version of Kubernetes is
 * required, because it renders for an old one.
 */
final class Chart {

  static final Path SOURCE = Software.ROOT.resolve("k8s/helm/bedloe");
  private static final JsonNodeReader READER = JsonNodeReader.builder().build();
  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---.*$");

  private final Path folder;

  private Chart(Path folder) {
    this.folder = folder;
  }

  static Chart copyTo(Path parent) {
    var folder = parent.resolve("bedloe");
    try (Stream<Path> files = Files.walk(SOURCE)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var target = folder.resolve(SOURCE.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.writeString(
            target,
            Files.readString(file)
                .replace("helm.sh/hook", "test/hook")
                .replaceAll("(?m)^kubeVersion:.*\n", ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Chart(folder);
  }

  /** Changes the copy; the text has to be there. */
  void replace(String file, String original, String changed) {
    var path = folder.resolve(file);
    var text = Software.text(path);
    if (!text.contains(original)) {
      throw new IllegalArgumentException(file + " does not contain " + original);
    }
    try {
      Files.writeString(path, text.replace(original, changed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<JsonNode> render(String valuesFile, Map<String, String> values) {
    return render(folder.resolve(valuesFile), values);
  }

  List<JsonNode> render(Path valuesFile, Map<String, String> values) {
    var command =
        new Helm(folder)
            .template()
            .withName("bedloe")
            .withNamespace("bedloe")
            .withValuesFile(valuesFile);
    values.forEach(command::set);
    return documents(command.call());
  }

  /** Returns the findings of {@code helm lint}. */
  List<String> lint() {
    var result = new Helm(folder).lint().strict().call();
    return result.getMessages().stream()
        .filter(message -> !message.contains("icon is recommended"))
        .toList();
  }

  static List<JsonNode> documents(String text) {
    var documents = new ArrayList<JsonNode>();
    for (var part : SEPARATOR.split(text, -1)) {
      if (part.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"))) {
        documents.add(yaml(part));
      }
    }
    return documents;
  }

  static JsonNode yaml(String text) {
    try {
      return READER.readTree(text, InputFormat.YAML);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
