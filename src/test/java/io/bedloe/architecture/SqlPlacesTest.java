package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of SQL stand in {@code data}, so that whoever changes a table finds all of them. */
class SqlPlacesTest {

  private static final Path SOURCES = Path.of("src", "main", "java", "io", "bedloe");

  /** The text of a refusal to start, which names a statement that operators can run. */
  private static final String ADVICE_TO_OPERATORS =
      "identity/accounts/usecase/OpenDemoAccounts.java";

  @Test
  void sqlStandsInDataOnly() {
    assertThat(SqlPlaces.outsideData(SOURCES))
        .containsExactly(ADVICE_TO_OPERATORS + " has SQL outside of data");
  }

  @Test
  void sqlInOtherPlacesIsFound(@TempDir Path sources) throws IOException {
    write(sources, "commerce/orders/Root.java", "\"SELECT 1 FROM orders\"");
    write(sources, "commerce/orders/usecase/Asks.java", "\"\"\"\n UPDATE orders SET x = 1\"\"\"");
    write(sources, "commerce/orders/usecase/Speaks.java", "// SELECT 1\n\"Select an order\"");
    write(sources, "commerce/orders/data/Orders.java", "\"DELETE FROM orders\"");
    write(sources, "commerce/reports/Figures.java", "\"SELECT 1 FROM orders\"");
    write(sources, "commerce/reports/ReportsResource.java", "\"EXISTS (SELECT FROM orders)\"");
    write(sources, "platform/mail/Queue.java", "\"INSERT INTO mails\"");
    write(sources, "platform/audit/Trail.java", "\"INSERT INTO audit_log\"");

    assertThat(SqlPlaces.outsideData(sources))
        .containsExactly(
            "commerce/orders/Root.java has SQL outside of data",
            "commerce/orders/usecase/Asks.java has SQL outside of data",
            "commerce/reports/ReportsResource.java has SQL outside of data",
            "platform/mail/Queue.java has SQL outside of data");
  }

  private static void write(Path sources, String name, String text) throws IOException {
    var file = sources.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
