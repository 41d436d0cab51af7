package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@SystemTest
class ImportKilledST {

  private static final int ORDERS = 20_000;
  private static final int LINES = 3;
  private static final String QUERY = "kind=orders&currency=GBP&createMissing=true";

  /**
   * Each order has three lines, far apart: first the first lines of all orders, then the second
   * ones, then the third ones.
   */
  private static final GeneratedCsv FILE =
      new GeneratedCsv(
          "reference,sku,quantity,unitPrice,placedAt,customer,country,description",
          ORDERS * LINES,
          row ->
              "K-%d,SKU-%d,2,1.50,2013-05-06T12:00:00Z,BUYER-%d,Norway,Lamp"
                  .formatted(row % ORDERS, row / ORDERS + row % 7, row % ORDERS % 50));

  @Test
  void anImportOfAKilledServerLeavesNoPartialOrderAndCanBeRepeated() throws Exception {
    try (var server = BedloeServer.onOwnDatabase().start()) {
      var client = Executors.newSingleThreadExecutor();
      var sent = client.submit(() -> FILE.sendTo(server, QUERY));
      await("the first rows are imported")
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> imported(server) > 0);
      killBetweenHeadsAndLines(server);
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

  /**
   * Lets the import write the orders of a chunk but not their lines. The statement must end
   * together with the server; otherwise the database would complete it as soon as it can.
   */
  private static void killBetweenHeadsAndLines(BedloeServer server) throws SQLException {
    try (var lock = server.database().dataSource().getConnection();
        var statement = lock.createStatement()) {
      lock.setAutoCommit(false);
      statement.execute("LOCK TABLE order_lines IN SHARE ROW EXCLUSIVE MODE");
      await("a statement waits for the lock")
          .alias("the import waits to write lines")
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> !waiting(server).isEmpty());
      var pids = waiting(server);
      server.kill();
      terminate(pids);
      await("the database has ended the statement of the import")
          .until(() -> waiting(server).isEmpty());
      lock.rollback();
    }
  }

  /** The superuser can end the connections of any role. */
  private static void terminate(List<Integer> pids) throws SQLException {
    try (var connection = BedloeServer.postgres().ownerDataSource().getConnection();
        var end = connection.prepareStatement("SELECT pg_terminate_backend(?)")) {
      for (var pid : pids) {
        end.setInt(1, pid);
        end.execute();
      }
    }
  }

  private static List<Integer> waiting(BedloeServer server) {
    return server
        .database()
        .list(
            row -> row.getInt(1),
            """
            SELECT pid FROM pg_locks WHERE relation = 'order_lines'::regclass
              AND mode = 'RowExclusiveLock' AND NOT granted
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""");
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
              OR (SELECT coalesce(sum(l.quantity), 0) FROM order_lines l
                WHERE l.order_id = o.id) <> 6
              OR NOT EXISTS (SELECT FROM order_history h WHERE h.order_id = o.id)""");
  }
}
