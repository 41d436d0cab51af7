package io.bedloe.readme;

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

/** Tests that the test classes and make targets in the commands of CONTRIBUTING.md exist. */
class ContributingTest {

  private static final Pattern TEST_CLASS =
      Pattern.compile("(?:-D(?:it\\.)?test=|make t T='?)(\\w+)");
  private static final Pattern TARGET = Pattern.compile("`make ([a-z-]+)");
  private static final Pattern DECLARED_TARGET = Pattern.compile("(?m)^\\.PHONY: ([a-z-]+)$");

  @Test
  void everyTestClassInACommandExists() throws IOException {
    assertThat(unknownTestClasses(contributing(), sourceFiles())).isEmpty();
    assertThat(found(TEST_CLASS, contributing())).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void everyMakeTargetExists() throws IOException {
    var makefile = Files.readString(Readme.project().resolve("Makefile"));
    assertThat(unknownTargets(contributing(), makefile)).isEmpty();
    assertThat(found(TARGET, contributing())).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void aClassOrTargetThatDoesNotExistIsReported() {
    assertThat(unknownTestClasses("mvn test -Dtest=A -Dit.test=B", Set.of("A"))).containsOnly("B");
    assertThat(unknownTestClasses("make t T=A, make t T='C#a'", Set.of("A"))).containsOnly("C");
    assertThat(unknownTargets("`make a`, `make b N=1`", ".PHONY: a\na:\n")).containsOnly("b");
  }

  private static Set<String> unknownTestClasses(String document, Set<String> classes) {
    var unknown = found(TEST_CLASS, document);
    unknown.removeAll(classes);
    return unknown;
  }

  private static Set<String> unknownTargets(String document, String makefile) {
    var unknown = found(TARGET, document);
    unknown.removeAll(found(DECLARED_TARGET, makefile));
    return unknown;
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String contributing() throws IOException {
    return Files.readString(Readme.project().resolve("CONTRIBUTING.md"));
  }

  private static Set<String> sourceFiles() throws IOException {
    try (var unit = Files.walk(Readme.project().resolve("src/test"));
        var it = Files.walk(Readme.project().resolve("src/it"))) {
      return Stream.concat(unit, it)
          .map(Path::getFileName)
          .map(Path::toString)
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
