package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.it.messaging.LiveSocket;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Tests two servers on one database with a real Redis and a real broker, which stop in between. */
@SystemTest
class EventsByRedisST {

  private static final String PLACED = "io.bedloe.order.placed.v1";
  private static final Duration SOON = Duration.ofSeconds(30);

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static RedisServer redis(int port) throws Exception {
    var redis =
        RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
    redis.start();
    return redis;
  }

  private static String redisOf(BedloeServer server) {
    return server
        .as()
        .withoutToken()
        .basePath("")
        .get("/health/ready")
        .then()
        .statusCode(200)
        .extract()
        .path("checks.find { it.name == 'redis' }.data.state");
  }

  private static void awaitRedis(String state, BedloeServer... servers) {
    for (var server : servers) {
      await("Redis is " + state).atMost(SOON).until(() -> redisOf(server).equals(state));
    }
  }

  private static String ticketOf(BedloeServer server) {
    return server
        .as()
        .theAdmin()
        .post("/realtime/tickets")
        .then()
        .statusCode(201)
        .extract()
        .path("ticket");
  }

  private static void place(BedloeServer server, int many, List<String> placed) throws Exception {
    var shop = new Shop(server);
    var product = shop.product(10L * many);
    for (int i = 0; i < many; i++) {
      placed.add("orders/" + Shop.created(shop.orderOf(Map.of(product, 1))));
    }
  }

  private static void awaitAll(LiveSocket socket, List<String> placed) {
    await("the events").atMost(SOON).until(() -> socket.subjects().size() >= placed.size());
    assertThat(socket.subjects()).containsExactlyElementsOf(placed);
  }

  @Test
  void aSocketGetsEachEventOnceAndInOrderWhileRedisAndTheBrokerAreDownAndAfterItsServerWasKilled()
      throws Exception {
    int port = freePort();
    var redis = redis(port);
    try (var broker = Broker.open()) {
      eachEventOnceAndInOrder(
          redis,
          broker,
          Map.of("BEDLOE_REDIS_URL", "redis://127.0.0.1:" + port, "BEDLOE_JMS_URL", broker.url()));
    } finally {
      redis.stop();
    }
  }

  private static void eachEventOnceAndInOrder(
      RedisServer redis, Broker broker, Map<String, String> settings) throws Exception {
    try (var first = BedloeServer.onOwnDatabase(settings).start();
        var second = BedloeServer.on(first.database().address(), settings).start()) {
      awaitRedis("connected", first, second);
      var placed = new ArrayList<String>();
      long last;
      // The ticket of one server opens a socket on the other one.
      try (var socket =
          LiveSocket.open(first.uri(), "?type=" + PLACED + "&ticket=" + ticketOf(second))) {
        assertThat(socket.status()).isEqualTo(101);
        await("the connection").atMost(SOON).until(socket::isConnected);
        // Without messages each of them would wait for the look at the database each five seconds.
        var begin = System.nanoTime();
        for (int i = 0; i < 8; i++) {
          place(second, 1, placed);
          awaitAll(socket, placed);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));

        redis.stop();
        broker.stop();
        awaitRedis("disconnected", first, second);
        place(second, 20, placed);
        awaitAll(socket, placed);

        redis.start();
        broker.start();
        awaitRedis("connected", first, second);
        place(second, 20, placed);
        awaitAll(socket, placed);
        last = socket.lastPosition();
        assertThat(first.log()).contains("Redis is not connected", "Redis is connected again");

        first.kill();
        await("the end of the connection").atMost(SOON).until(socket::isClosed);
      }
      placed.clear();
      place(second, 20, placed);
      try (var socket =
          LiveSocket.open(
              second.uri(), "?type=" + PLACED + "&after=" + last + "&ticket=" + ticketOf(second))) {
        awaitAll(socket, placed);
      }
    }
  }
}
