package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests requests that need more connections to the database than there are (ADR 125). */
@SystemTest
class ConnectionPoolST {

  private static final int CONNECTIONS = 3;

  /** The smallest value of the setting. */
  private static final int FEWEST = 2;

  private static final int CLIENTS = 16;
  private static final int REQUESTS = 250;

  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

  @AfterEach
  void end() {
    clients.shutdownNow();
  }

  private static BedloeServer server(int connections) throws Exception {
    return BedloeServer.onOwnDatabase(Map.of("BEDLOE_DB_POOL_MAX", Integer.toString(connections)))
        .start();
  }

  private <T> List<T> results(List<Future<T>> running) throws Exception {
    var results = new ArrayList<T>();
    for (var one : running) {
      results.add(one.get());
    }
    return results;
  }

  private <T> List<Future<T>> start(int many, Callable<T> work) {
    var running = new ArrayList<Future<T>>();
    for (int i = 0; i < many; i++) {
      running.add(clients.submit(work));
    }
    return running;
  }

  /** A request, whose number is given. */
  private interface Request {
    Shop.Answer send(int number) throws Exception;
  }

  /** Returns the statuses that all clients got; a client ends at the first failure. */
  private List<Integer> statuses(Request request) throws Exception {
    var all =
        start(
            CLIENTS,
            () -> {
              var statuses = new ArrayList<Integer>();
              int status = 200;
              for (int i = 0; i < REQUESTS && status < 300; i++) {
                status = request.send(i).status();
                statuses.add(status);
              }
              return statuses;
            });
    return results(all).stream().flatMap(List::stream).toList();
  }

  @Test
  void manyClientsShareAFewConnectionsAndNoneIsLost() throws Exception {
    try (var server = server(CONNECTIONS)) {
      var shop = new Shop(server);
      var product = shop.product(100_000);
      assertThat(
              statuses(
                  i ->
                      i % 10 == 0
                          ? shop.orderOf(Map.of(product, 1))
                          : shop.get("/stock/" + product)))
          .containsOnly(200, 201);
      var placed = (long) CLIENTS * REQUESTS / 10;
      assertThat(shop.stock(product)).isEqualTo(Shop.figures(100_000, placed));
      assertThat(
              server
                  .database()
                  .number(
                      """
                      SELECT count(*) FROM pg_stat_activity
                      WHERE datname = current_database() AND application_name = 'bedloe'"""))
          .isBetween(1L, (long) CONNECTIONS);
    }
  }

  /** An order looks up its caller and the roles again while it has a connection. */
  @Test
  void ordersAloneShareAFewConnections() throws Exception {
    try (var server = server(FEWEST)) {
      var shop = new Shop(server);
      var product = shop.product(100_000);
      assertThat(statuses(i -> shop.orderOf(Map.of(product, 1)))).containsOnly(201);
    }
  }

  @Test
  void aRequestThatGetsNoConnectionIsRefusedAndTheOthersGoOn() throws Exception {
    try (var server = server(CONNECTIONS)) {
      var shop = new Shop(server);
      var product = shop.product(100);
      List<Future<Shop.Answer>> orders;
      try (var other = server.database().dataSource().getConnection()) {
        other.setAutoCommit(false);
        try (var lock = other.createStatement()) {
          lock.execute("SELECT product_id FROM stock FOR UPDATE");
        }
        orders = start(CONNECTIONS, () -> shop.orderOf(Map.of(product, 1)));
        await("all connections wait for the lock")
            .until(
                () ->
                    server
                            .database()
                            .number(
                                """
                                SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted AND pid IN (
                                  SELECT pid FROM pg_stat_activity WHERE datname = current_database())""")
                        == CONNECTIONS);
        var refused = shop.get("/stock/" + product);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().get("type").asText()).isEqualTo("/problems/database-unavailable");
        other.rollback();
      }
      assertThat(results(orders)).extracting(Shop.Answer::status).containsOnly(201);
      assertThat(shop.get("/stock/" + product).status()).isEqualTo(200);
    }
  }
}
