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

/** A document that names a test as its proof names one that exists. */
class NamedTestsTest {

  private static final Pattern TEST =
      Pattern.compile("`([A-Z][a-z]\\w*(?:IT|ST|AT|Test|Properties))`");

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
