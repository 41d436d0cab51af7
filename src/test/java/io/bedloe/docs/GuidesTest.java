package io.bedloe.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that the README links every guide, the list of decisions each of them, and that no link of
 * a document is broken.
 */
class GuidesTest {

  private static final Path README = Path.of("README.md");
  private static final Path GUIDES = Path.of("docs/guides");
  private static final Path DECISIONS = Path.of("docs/adr");

  /** A link to a file of this repository, without its anchor. */
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)[^)]*\\)");

  private static List<Path> pagesUnder(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static List<Path> linksOf(Path page) throws IOException {
    var folder = page.toAbsolutePath().resolveSibling("");
    return LINK.matcher(Files.readString(page))
        .results()
        .map(link -> folder.resolve(link.group(1)).normalize())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "stock", "imports", "reports", "errors", "lists"})
  void aTaskHasAGuide(String task) {
    assertThat(GUIDES.resolve(task + ".md")).isNotEmptyFile();
  }

  @Test
  void theReadmeLinksToEveryGuide() throws IOException {
    assertThat(linksOf(README))
        .containsAll(pagesUnder(GUIDES).stream().map(Path::toAbsolutePath).toList());
  }

  @Test
  void theListOfDecisionsHasEachOfThem() throws IOException {
    var list = DECISIONS.resolve("README.md");
    assertThat(linksOf(list))
        .containsExactlyInAnyOrderElementsOf(
            pagesUnder(DECISIONS).stream()
                .filter(page -> !page.equals(list))
                .map(Path::toAbsolutePath)
                .toList());
  }

  @Test
  void aLinkOfADocumentLeadsToAFileThatExists() throws IOException {
    var missing = new TreeSet<String>();
    for (var page : pagesUnder(Path.of("docs"))) {
      linksOf(page).stream()
          .filter(file -> !Files.exists(file))
          .forEach(file -> missing.add(page + " links to " + file));
    }
    assertThat(missing).isEmpty();
  }
}
