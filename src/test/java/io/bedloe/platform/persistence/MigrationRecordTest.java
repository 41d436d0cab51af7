package io.bedloe.platform.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MigrationRecordTest {

  private static final Path CHANGE_LOGS = Path.of("src/main/resources/db/changelog");

  private final TextFiles files = new TextFiles();

  MigrationRecordTest() {
    files.put("liquibase.build.properties", "build.version=1");
    files.put(
        "master.yaml",
        """
        databaseChangeLog:
          - include: {file: a.sql}
          - include: {file: b.sql}
        """);
    files.put("a.sql", "--changeset bedloe:a");
    files.put("b.sql", "--changeset bedloe:b");
  }

  @Test
  void theSameFilesHaveTheSameDigest() {
    assertThat(digest()).isEqualTo(digest()).isPresent();
  }

  @Test
  void anEditedChangeSetChangesTheDigest() {
    var before = digest();
    files.put("b.sql", "--changeset bedloe:b with another text");
    assertThat(digest()).isPresent().isNotEqualTo(before);
  }

  @Test
  void anAddedFileChangesTheDigest() {
    var before = digest();
    files.put(
        "master.yaml",
        """
        databaseChangeLog:
          - include: {file: a.sql}
          - include: {file: b.sql}
          - include: {file: c.sql}
        """);
    files.put("c.sql", "");
    assertThat(digest()).isPresent().isNotEqualTo(before);
  }

  @Test
  void textThatMovesToTheNextFileChangesTheDigest() {
    var before = digest();
    files.put("a.sql", "--changeset bedloe:");
    files.put("b.sql", "a--changeset bedloe:b");
    assertThat(digest()).isPresent().isNotEqualTo(before);
  }

  @Test
  void anotherVersionOfLiquibaseChangesTheDigest() {
    var before = digest();
    files.put("liquibase.build.properties", "build.version=2");
    assertThat(digest()).isPresent().isNotEqualTo(before);
  }

  @Test
  void aWayOfIncludingThatIsNotKnownLeavesTheDecisionToLiquibase() {
    files.put(
        "master.yaml",
        """
        databaseChangeLog:
          - includeAll: {path: db/changelog}
        """);
    assertThat(digest()).isEmpty();
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    files.remove("b.sql");
    assertThatThrownBy(this::digest).hasMessage("b.sql is not on the class path");
  }

  /** Otherwise a change of a file that the record does not read would not be noticed. */
  @Test
  void theChangeLogOfBedloeIsRead() throws IOException {
    var loader = MigrationRecordTest.class.getClassLoader();
    assertThat(MigrationRecord.of("db/changelog/master.yaml", loader)).isPresent();
    var master = Files.readString(CHANGE_LOGS.resolve("master.yaml"));
    try (var all = Files.walk(CHANGE_LOGS)) {
      assertThat(all.filter(Files::isRegularFile).filter(file -> !file.endsWith("master.yaml")))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(master)
                      .contains("{file: db/changelog/" + CHANGE_LOGS.relativize(file) + "}"));
    }
  }

  private Optional<String> digest() {
    return MigrationRecord.of("master.yaml", files).map(MigrationRecord::changeLogDigest);
  }

  /** A class loader whose resources are texts. */
  private static final class TextFiles extends ClassLoader {

    private final Map<String, String> texts = new HashMap<>();

    void put(String name, String text) {
      texts.put(name, text);
    }

    void remove(String name) {
      texts.remove(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      var text = texts.get(name);
      return text == null ? null : new ByteArrayInputStream(text.getBytes(UTF_8));
    }
  }
}
