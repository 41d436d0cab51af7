package io.bedloe.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that the files in the table "Where to find things" of the architecture guide exist. */
class ArchitectureGuideTest {

  private static final Path GUIDE = Path.of("docs/architecture.md");
  private static final Pattern PATH = Pattern.compile("`((?:[a-z]+/)+\\w*)`");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT|ST))`");

  @Test
  void namedFilesExist() throws IOException {
    assertThat(names(PATH, table())).hasSizeGreaterThan(15).allMatch(ArchitectureGuideTest::exists);
  }

  @Test
  void namedTestsExist() throws IOException {
    try (var unit = Files.walk(Path.of("src/test"));
        var integration = Files.walk(Path.of("src/it"))) {
      var existing =
          Stream.concat(unit, integration).map(file -> file.getFileName().toString()).toList();
      assertThat(names(TEST, table()).stream().map(name -> name + ".java"))
          .isNotEmpty()
          .isSubsetOf(existing);
    }
  }

  @Test
  void aFileThatDoesNotExistIsFound() {
    assertThat(names(PATH, "see `commerce/orders/NoSuchClass`"))
        .hasSize(1)
        .noneMatch(ArchitectureGuideTest::exists);
  }

  private static String table() throws IOException {
    var guide = Files.readString(GUIDE);
    int start = guide.indexOf("## Where to find things");
    return guide.substring(start, guide.indexOf("\n## ", start + 1));
  }

  private static List<String> names(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static boolean exists(String name) {
    return Files.isDirectory(Path.of("src/main/resources", name))
        || Files.isRegularFile(Path.of("src/main/java/io/bedloe", name + ".java"));
  }
}
