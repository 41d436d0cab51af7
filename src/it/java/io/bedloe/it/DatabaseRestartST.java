package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@SystemTest
class DatabaseRestartST {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void requestsFailCleanlyWhileTheDatabaseIsAwayAndTheServerHeals() throws Exception {
    try (var server = BedloeServer.onOwnDatabase().start()) {
      var shop = new Shop(server);
      var product = shop.product(100_000);
      var answers = new ConcurrentLinkedQueue<Shop.Answer>();
      var stop = new CountDownLatch(1);
      var pool = Executors.newFixedThreadPool(4);
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < 4; i++) {
        int number = i;
        running.add(
            pool.submit(
                () -> {
                  while (stop.getCount() > 0) {
                    answers.add(
                        number % 2 == 0
                            ? shop.get("/stock/" + product)
                            : shop.orderOf(Map.of(product, 1)));
                  }
                  return null;
                }));
      }
      await("50 requests are answered").atMost(PATIENCE).until(() -> answers.size() > 50);
      BedloeServer.postgres().stop();
      await("requests fail while the database is away")
          .atMost(PATIENCE)
          .until(() -> answers.stream().filter(answer -> answer.status() == 503).count() > 10);
      BedloeServer.postgres().start();
      await("stock is read again")
          .atMost(PATIENCE)
          .until(() -> shop.get("/stock/" + product).status() == 200);
      await("an order is placed again")
          .atMost(PATIENCE)
          .until(() -> shop.orderOf(Map.of(product, 1)).status() == 201);
      stop.countDown();
      pool.shutdown();
      for (var client : running) {
        client.get();
      }

      assertThat(answers).extracting(Shop.Answer::status).containsOnly(200, 201, 503);
      assertThat(answers.stream().filter(answer -> answer.status() == 503))
          .allSatisfy(
              answer -> {
                assertThat(answer.type()).startsWith("application/problem+json");
                assertThat(answer.json().get("type").asText())
                    .isEqualTo("/problems/database-unavailable");
              });
      long placed = server.database().number("SELECT count(*) FROM orders");
      long answered = answers.stream().filter(answer -> answer.status() == 201).count();
      assertThat(placed).isGreaterThanOrEqualTo(answered);
      assertThat(shop.stock(product)).isEqualTo(Shop.figures(100_000, placed));
    }
  }

  @Test
  void aServerThatStartsWithoutItsDatabaseWaitsForIt() throws Exception {
    var server = BedloeServer.onOwnDatabase();
    try (server) {
      BedloeServer.postgres().stop();
      server.launch();
      var client = java.net.http.HttpClient.newHttpClient();
      var page =
          java.net.http.HttpRequest.newBuilder(server.uri().resolve("/api/v1/products")).build();
      await("the server says that it is starting")
          .atMost(Duration.ofSeconds(150))
          .ignoreExceptionsInstanceOf(java.io.IOException.class)
          .until(
              () ->
                  client
                      .send(page, java.net.http.HttpResponse.BodyHandlers.ofString())
                      .body()
                      .contains("/problems/starting"));
      BedloeServer.postgres().start();
      server.awaitReady();
      assertThat(new Shop(server).get("/products").status()).isEqualTo(200);
    } finally {
      BedloeServer.postgres().start();
    }
  }
}
