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
