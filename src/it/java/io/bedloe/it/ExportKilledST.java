package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that an export continues at its row after its server was killed. */
@SystemTest
class ExportKilledST {

  private static final int PRODUCTS = 60_000;
  private static final String ROWS = "SELECT coalesce(max(rows), 0) FROM exports";

  @Test
  void aFileHasEachRowOnceAndInOrderAlthoughTheServerIsKilledTwice() throws Exception {
    try (var server = BedloeServer.onOwnDatabase().start()) {
      var database = server.database();
      database.execute(
          """
          INSERT INTO products (id, sku, name, description, price_minor, price_currency, active,
            attributes, created_at, updated_at, version)
          SELECT gen_random_uuid(), 'SKU-' || lpad(n::text, 6, '0'), 'Lamp ' || n, 'A lamp.',
            n % 10000, 'GBP', TRUE, '{}', now(), now(), 0
          FROM generate_series(1, ?) AS n""",
          PRODUCTS);
      String id =
          Some.json(
                  server.as().theAdmin(),
                  Map.of(
                      "resource", "products",
                      "format", "CSV",
                      "filters", Map.of("sort", "sku", "fields", "sku")))
              .post("/exports")
              .then()
              .statusCode(202)
              .extract()
              .path("id");
      long first = killAfter(server, 1);
      server.start();
      killAfter(server, first + 1);
      server.start();
      await("the export has ended")
          .atMost(Duration.ofMinutes(3))
          .until(() -> status(server, id).matches("SUCCEEDED|FAILED"));
      assertThat(status(server, id)).isEqualTo("SUCCEEDED");
      var file = server.as().theAdmin().get("/exports/" + id + "/file").asString();
      assertThat(file.lines().skip(1)).hasSize(PRODUCTS).isSorted().doesNotHaveDuplicates();
      assertThat(database.number("SELECT attempts FROM jobs WHERE type = 'export'"))
          .as("the attempts")
          .isEqualTo(3);
    }
  }

  /** Kills the server when the export has some rows and not all; returns their number. */
  private static long killAfter(BedloeServer server, long least) {
    await("some rows are exported")
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> server.database().number(ROWS) >= least);
    server.kill();
    long rows = server.database().number(ROWS);
    assertThat(rows).isBetween(least, PRODUCTS - 1L);
    return rows;
  }

  private static String status(BedloeServer server, String id) {
    return server.as().theAdmin().get("/exports/" + id).path("status");
  }
}
