package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that files are short, and that each package has a description. */
class SourceRulesTest {

  @Test
  void filesAreShort() {
    assertThat(SourceRules.tooLong(SourceRules.roots())).isEmpty();
  }

  @Test
  void aFileOfOneLineTooManyIsFound(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("Long.java"), "\n".repeat(SourceRules.MOST_LINES + 1));
    Files.writeString(root.resolve("Short.java"), "\n".repeat(SourceRules.MOST_LINES));

    assertThat(SourceRules.tooLong(List.of(root)))
        .hasSize(1)
        .allMatch(finding -> finding.endsWith("Long.java has 401 lines"));
  }

  @Test
  void theOrderOfTheStartAndOfFiltersStandsInOnePlaceEach() {
    var main = List.of(Path.of("src", "main", "java"));
    assertThat(SourceRules.prioritiesOfTheirOwn(main)).isEmpty();
  }

  @Test
  void aPriorityOutsideOfTheOrderIsFound(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("A.java"), "void a(@Observes @Priority(FIRST) Startup s)");
    Files.writeString(root.resolve("B.java"), "void b(@Observes @Priority(7) Schema.Ready r)");
    Files.writeString(root.resolve("C.java"), "void c(@Observes Schema.Ready r)");
    Files.writeString(
        root.resolve("D.java"), "void d(@Observes @Priority(StartOrder.SCHEMA) Startup s)");
    Files.writeString(root.resolve("E.java"), "@Priority(FilterOrder.CORS) class E {}");

    assertThat(SourceRules.prioritiesOfTheirOwn(List.of(root)))
        .hasSize(3)
        .anyMatch(finding -> finding.contains("A.java: @Priority(FIRST)"))
        .anyMatch(finding -> finding.contains("B.java: @Priority(7)"))
        .anyMatch(finding -> finding.contains("C.java: @Observes Schema.Ready"));
  }

  @Test
  void packagesSayWhatTheyAreFor() {
    assertThat(SourceRules.roots()).contains(Path.of("src", "main", "java"));
    assertThat(SourceRules.packagesWithoutWord(SourceRules.roots())).isEmpty();
  }

  @Test
  void aPackageThatSaysNothingIsFound(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("said"));
    Files.createDirectories(root.resolve("unsaid"));
    Files.createDirectories(root.resolve("unmarked"));
    Files.writeString(root.resolve("said/A.java"), "");
    Files.writeString(root.resolve("said/package-info.java"), "@NullMarked\npackage said;\n");
    Files.writeString(root.resolve("unsaid/B.java"), "");
    Files.writeString(root.resolve("unmarked/package-info.java"), "package unmarked;\n");

    assertThat(SourceRules.packagesWithoutWord(List.of(root)))
        .containsExactly(
            "unmarked has no package-info.java with @NullMarked",
            "unsaid has no package-info.java with @NullMarked");
  }
}
