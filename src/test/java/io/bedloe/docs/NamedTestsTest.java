package io.bedloe.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that a test that a document names as its proof exists. */
class NamedTestsTest {

  private static final Pattern TEST =
      Pattern.compile("`([A-Z][a-z]\\w*(?:IT|ST|AT|Test|Properties))(?:\\.\\w+)?`");

  static final Pattern METHOD =
      Pattern.compile("`([A-Z][a-z]\\w*(?:IT|ST|AT|Test|Properties))\\.(\\w+)`");

  @Test
  void everyTestThatADocumentNamesExists() throws IOException {
    var named = new TreeSet<String>();
    for (var document : documents()) {
      TEST.matcher(Files.readString(document))
          .results()
          .forEach(found -> named.add(found.group(1)));
    }
    assertThat(named).hasSizeGreaterThan(40);
    named.removeAll(tests());
    assertThat(named).as("tests that documents name and nobody has written").isEmpty();
  }

  @Test
  void everyTestMethodThatADocumentNamesExists() throws IOException {
    var missing = new TreeSet<String>();
    for (var document : documents()) {
      for (var named : METHOD.matcher(Files.readString(document)).results().toList()) {
        if (!source(named.group(1)).contains(" " + named.group(2) + "(")) {
          missing.add(named.group());
        }
      }
    }
    assertThat(missing).as("test methods that documents name and nobody has written").isEmpty();
  }

  private static String source(String test) throws IOException {
    try (var it = Files.walk(Path.of("src/it"));
        var unit = Files.walk(Path.of("src/test"))) {
      var file =
          Stream.concat(it, unit)
              .filter(path -> path.getFileName().toString().equals(test + ".java"))
              .findFirst();
      return file.isPresent() ? Files.readString(file.get()) : "";
    }
  }

  private static Set<Path> documents() throws IOException {
    try (var docs = Files.walk(Path.of("docs"));
        var root = Files.list(Path.of(""))) {
      return Stream.concat(docs, root)
          .filter(file -> file.toString().endsWith(".md"))
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> tests() throws IOException {
    try (var it = Files.walk(Path.of("src/it"));
        var unit = Files.walk(Path.of("src/test"))) {
      return Stream.concat(it, unit)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
