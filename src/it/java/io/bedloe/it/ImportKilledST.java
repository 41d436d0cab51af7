package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@SystemTest
class ImportKilledST {

  private static final int ORDERS = 20_000;
  private static final int LINES = 3;
  private static final String QUERY = "kind=orders&currency=GBP&createMissing=true";

  /** Three lines an order, far apart: the first of all orders, then the second, then the third. */
  private static final GeneratedCsv FILE =
      new GeneratedCsv(
          "reference,sku,quantity,unitPrice,placedAt,customer,country,description",
          ORDERS * LINES,
          row ->
              "K-%d,SKU-%d,2,1.50,2013-05-06T12:00:00Z,BUYER-%d,Norway,Lamp"
                  .formatted(row % ORDERS, row / ORDERS + row % 7, row % ORDERS % 50));

  @Test
  void aServerKilledInTheMiddleOfAnImportLeavesNoOrderByHalfAndTheFileAgainDoesTheRest()
      throws Exception {
    try (var server = BedloeServer.onOwnDatabase().start()) {
      var client = Executors.newSingleThreadExecutor();
      var sent = client.submit(() -> FILE.sendTo(server, QUERY));
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> imported(server) > 0);
      server.kill();
      assertThat(sent).failsWithin(Duration.ofMinutes(1));
      client.shutdown();

      server.start();
      assertThat(imported(server)).isBetween(1L, ORDERS - 1L);
      assertThat(halfOrders(server)).isZero();

      var again = FILE.sendTo(server, QUERY);
      assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
      assertThat(imported(server)).isEqualTo(ORDERS);
      assertThat(halfOrders(server)).isZero();
    }
  }

  private static long imported(BedloeServer server) {
    return server.database().number("SELECT count(*) FROM orders");
  }

  private static long halfOrders(BedloeServer server) {
    return server
        .database()
        .number(
            """
            SELECT count(*) FROM orders o WHERE o.total_minor <> 900
              OR (SELECT sum(l.quantity) FROM order_lines l WHERE l.order_id = o.id) <> 6""");
  }
}
