package io.bedloe.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GeneratedDocsTest {

  @Test
  void theGeneratedPagesAreWhatTheCodeSays() throws Exception {
    var root = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    for (var page : GenerateDocs.pages(root).entrySet()) {
      assertThat(root.resolve(page.getKey())).as("%s: run `make docs`", page.getKey()).exists();
      assertThat(Files.readString(root.resolve(page.getKey())))
          .as("%s is stale: run `make docs`", page.getKey())
          .isEqualTo(page.getValue());
    }
  }

  @Test
  void theReferenceNamesWhatIsKnownToBeThere() throws Exception {
    var pages = GenerateDocs.pages(Path.of(System.getProperty("basedir", "")).toAbsolutePath());
    assertThat(pages.get("docs/reference/configuration.md")).contains("BEDLOE_DB_URL");
    assertThat(pages.get("docs/reference/events.md")).contains("`io.bedloe.order.placed.v1`");
    assertThat(pages.get("docs/reference/problems.md")).contains("/problems/insufficient-stock");
    assertThat(pages.get("docs/reference/permissions.md")).contains("`orders:write`");
    assertThat(pages.get("docs/reference/lists.md")).contains("`placedAt`");
    assertThat(pages.get("docs/architecture.md")).contains("orders --> inventory");
    assertThat(pages.get("docs/guides/jobs.md")).contains("RUNNING --> DEAD: no retry is left");
  }

  /** A schema of a type that no longer exists would promise it. */
  @Test
  void thereAreSchemasOfDeclaredTypesOnly() throws Exception {
    var root = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    var folder = root.resolve("docs/reference/events");
    var generated = GenerateDocs.pages(root).keySet();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> root.relativize(file).toString()))
          .isNotEmpty()
          .allMatch(generated::contains);
    }
  }
}
