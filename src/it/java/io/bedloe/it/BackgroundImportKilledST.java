package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests that an import in the background continues at its row after its server was killed. */
@SystemTest
class BackgroundImportKilledST {

  private static final int ORDERS = 12_000;
  private static final int LINES = 3;
  private static final int PRODUCTS = 20_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final GeneratedCsv ORDERS_FILE =
      new GeneratedCsv(
          "reference,sku,quantity,unitPrice,placedAt,customer,country,description",
          ORDERS * LINES,
          row ->
              "K-%d,SKU-%d,2,1.50,2013-05-06T12:00:00Z,BUYER-%d,Norway,Lamp"
                  .formatted(row % ORDERS, row / ORDERS + row % 7, row % ORDERS % 50));

  private static final GeneratedCsv PRODUCTS_FILE =
      new GeneratedCsv(
          "sku,name,price", PRODUCTS, row -> "P-%d,Product %d,%d.00".formatted(row, row, row % 9));

  @Test
  void eachOrderIsImportedOnceAlthoughTheServerIsKilledTwice() throws Exception {
    try (var server = BedloeServer.onOwnDatabase().start()) {
      var id = accepted(server, ORDERS_FILE, "kind=orders&currency=GBP&createMissing=true");
      killWhile(server, "SELECT count(*) FROM orders", 1, ORDERS);
      long first = server.database().number("SELECT count(*) FROM orders");
      server.start();
      killWhile(server, "SELECT count(*) FROM orders", first + 1, ORDERS);
      server.start();
      var report = awaitSuccess(server, id);
      assertThat(report.path("rowsRead").asInt()).isEqualTo(ORDERS * LINES);
      assertThat(report.path("accepted").asInt()).isEqualTo(ORDERS * LINES);
      assertThat(report.at("/created/orders").asInt()).isEqualTo(ORDERS);
      assertThat(report.at("/created/customers").asInt()).isEqualTo(50);
      assertThat(report.at("/created/products").asLong())
          .isEqualTo(server.database().number("SELECT count(*) FROM products"));
      assertThat(server.database().number("SELECT count(DISTINCT external_reference) FROM orders"))
          .isEqualTo(ORDERS);
      assertThat(server.database().number("SELECT count(*) FROM orders")).isEqualTo(ORDERS);
      assertThat(server.database().number("SELECT count(*) FROM order_lines"))
          .isEqualTo((long) ORDERS * LINES);
      assertEndedOnce(server);
    }
  }

  @Test
  void eachProductIsCreatedOnceAndCountedAlthoughTheServerIsKilled() throws Exception {
    try (var server = BedloeServer.onOwnDatabase().start()) {
      var id = accepted(server, PRODUCTS_FILE, "kind=products&currency=GBP");
      killWhile(server, "SELECT count(*) FROM products", 1, PRODUCTS);
      server.start();
      var report = awaitSuccess(server, id);
      assertThat(report.at("/created/products").asInt()).isEqualTo(PRODUCTS);
      assertThat(report.at("/unchanged/products").asInt()).isZero();
      assertThat(server.database().number("SELECT count(*) FROM products")).isEqualTo(PRODUCTS);
      assertThat(
              server
                  .database()
                  .number("SELECT count(*) FROM audit_log WHERE action = 'product.created'"))
          .isEqualTo(PRODUCTS);
      assertEndedOnce(server);
    }
  }

  private static String accepted(BedloeServer server, GeneratedCsv file, String query)
      throws Exception {
    var answer = file.sendTo(server, query, "respond-async");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JSON.readTree(answer.body()).path("id").asText();
  }

  /** Kills the server when the job has applied some rows, and not all. */
  private static void killWhile(BedloeServer server, String counting, long least, long all) {
    await("some rows are applied")
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> server.database().number(counting) >= least);
    server.kill();
    assertThat(server.database().number(counting)).isBetween(least, all - 1);
  }

  private static JsonNode awaitSuccess(BedloeServer server, String id) throws Exception {
    await("the import has ended")
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> !read(server, id).path("status").asText().matches("QUEUED|RUNNING"));
    var report = read(server, id);
    assertThat(report.path("status").asText()).as(report.toString()).isEqualTo("SUCCEEDED");
    return report;
  }

  private static JsonNode read(BedloeServer server, String id) throws Exception {
    return JSON.readTree(server.as().theAdmin().get("/imports/" + id).asString());
  }

  private static void assertEndedOnce(BedloeServer server) {
    assertThat(
            server.database().number("SELECT count(*) FROM audit_log WHERE action LIKE 'import.%'"))
        .isOne();
    assertThat(
            server
                .database()
                .number("SELECT count(*) FROM jobs WHERE type = 'import' AND state = 'RUNNING'"))
        .isZero();
    assertThat(server.database().number("SELECT count(*) FROM import_rows")).isZero();
  }
}
