package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that SQL writes only the tables of its own feature; a table belongs to the feature whose
 * change log creates it.
 */
class TableOwnershipTest {

  private static final Path CHANGELOG = Path.of("src", "main", "resources", "db", "changelog");
  private static final Path SOURCES = Path.of("src", "main", "java", "io", "bedloe");

  @Test
  void everyFeatureWithTablesIsFound() {
    assertThat(Tables.owners(CHANGELOG))
        .containsEntry("orders", "orders")
        .containsEntry("stock", "inventory")
        .containsEntry("audit_log", "platform")
        .containsEntry("policies", "policies");
  }

  @Test
  void aFeatureWritesItsOwnTablesOnly() {
    assertThat(writes(SOURCES, CHANGELOG)).isEmpty();
  }

  @Test
  void aFeatureReadsForeignTablesThatItDeclaresOnly() {
    assertThat(undeclaredReads(SOURCES, CHANGELOG)).isEmpty();
  }

  @Test
  void theSqlOfAFeatureNamesItsTables() {
    assertThat(Tables.filledIn(SOURCES)).isEmpty();
  }

  @Test
  void declaredTablesAreForeignAndRead() {
    assertThat(needlessDeclarations(SOURCES, CHANGELOG)).isEmpty();
  }

  @Test
  void foreignSqlIsFound(@TempDir Path root) throws IOException {
    var changelog = root.resolve("changelog");
    write(changelog.resolve("commerce/orders/001.sql"), "CREATE TABLE orders (id uuid);");
    write(changelog.resolve("commerce/catalog/001.sql"), "CREATE TABLE products (id uuid);");
    var sources = root.resolve("java");
    write(sources.resolve("commerce/orders/Own.java"), "\"SELECT 1 FROM orders\"");
    write(
        sources.resolve("commerce/reports/package-info.java"),
        "@ReadsTables({\"orders\", \"customers\"})");
    write(sources.resolve("commerce/reports/Declared.java"), "\"SELECT 1 FROM orders\"");
    write(
        sources.resolve("commerce/reports/data/Undeclared.java"),
        "\"\"\"\n SELECT 1 FROM orders o\n JOIN products p ON true\"\"\"");
    write(sources.resolve("commerce/imports/Writes.java"), "\"DELETE FROM orders\"");
    write(
        sources.resolve("commerce/imports/Lists.java"),
        "\"\"\"\n SELECT 1 FROM imports i, orders o\"\"\"");
    write(sources.resolve("commerce/imports/Formats.java"), "\"INSERT INTO %s SELECT 1\"");
    write(sources.resolve("commerce/imports/Joins.java"), "\"DELETE FROM \" + table");
    write(sources.resolve("commerce/imports/Locks.java"), "\"SELECT 1 FROM imports FOR UPDATE\"");
    write(sources.resolve("commerce/imports/Speaks.java"), "// FROM orders\n\"away from orders\"");

    assertThat(undeclaredReads(sources, changelog))
        .containsExactly(
            "Lists.java of imports reads orders of orders",
            "Undeclared.java of reports reads products of catalog");
    assertThat(Tables.filledIn(sources))
        .containsExactly(
            "Formats.java of imports has SQL without the name of its table",
            "Joins.java of imports has SQL without the name of its table");
    assertThat(writes(sources, changelog))
        .containsExactly("Writes.java of imports writes orders of orders");
    assertThat(needlessDeclarations(sources, changelog))
        .containsExactly("reports declares customers and does not read it");
  }

  private static Set<String> writes(Path sources, Path changelog) {
    var owners = Tables.owners(changelog);
    var findings = new TreeSet<String>();
    for (var use : Tables.foreign(sources, owners)) {
      if (use.isWrite()) {
        findings.add(sentence(use, "writes", owners));
      }
    }
    return findings;
  }

  private static Set<String> undeclaredReads(Path sources, Path changelog) {
    var owners = Tables.owners(changelog);
    var declared = Tables.declared(sources);
    var findings = new TreeSet<String>();
    for (var use : Tables.foreign(sources, owners)) {
      boolean isDeclared = declared.getOrDefault(use.feature(), List.of()).contains(use.table());
      if (!use.isWrite() && !isDeclared) {
        findings.add(sentence(use, "reads", owners));
      }
    }
    return findings;
  }

  private static Set<String> needlessDeclarations(Path sources, Path changelog) {
    var uses = Tables.foreign(sources, Tables.owners(changelog));
    var findings = new TreeSet<String>();
    Tables.declared(sources)
        .forEach(
            (feature, tables) -> {
              for (var table : tables) {
                if (uses.stream()
                    .noneMatch(use -> use.feature().equals(feature) && use.table().equals(table))) {
                  findings.add("%s declares %s and does not read it".formatted(feature, table));
                }
              }
            });
    return findings;
  }

  private static String sentence(Tables.Use use, String verb, Map<String, String> owners) {
    return "%s of %s %s %s of %s"
        .formatted(use.file(), use.feature(), verb, use.table(), owners.get(use.table()));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
