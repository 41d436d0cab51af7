package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.it.messaging.Receiver;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tests that webhooks whose receivers do not answer take no thread away from requests. The server
 * has eight threads for requests, so that none could be left by chance.
 */
@SystemTest
@Timeout(180)
class SlowReceiversST {

  /** The messages that a server sends at the same time. */
  private static final int AT_ONCE = 16;

  private final AtomicInteger underWay = new AtomicInteger();
  private final CountDownLatch answered = new CountDownLatch(1);

  @Test
  void requestsAreAnsweredWhileAllMessagesWaitForTheirReceivers() throws Exception {
    try (var receiver = Receiver.start((message, exchange) -> hold());
        var server =
            BedloeServer.onOwnDatabase(Map.of("BEDLOE_OUTGOING_ALLOW_LOOPBACK", "true")).start()) {
      var shop = new Shop(server);
      server.reconfigure("<executor coreThreads=\"4\" maxThreads=\"8\"/>");
      for (var owner : List.of(server.as().theAdmin(), server.as().theManager())) {
        for (int i = 0; i < 2; i++) {
          owner
              .contentType(ContentType.JSON)
              .body(Map.of("url", receiver.url(), "types", List.of("io.bedloe.product.created.v1")))
              .post("/webhooks")
              .then()
              .statusCode(201);
        }
      }
      for (int i = 0; i < AT_ONCE; i++) {
        shop.product(0);
      }
      await("all messages are under way at the same time")
          .atMost(Duration.ofSeconds(14))
          .until(() -> underWay.get() >= AT_ONCE);

      for (int i = 0; i < 50; i++) {
        assertThat(shop.get("/products?limit=1").status()).isEqualTo(200);
      }

      assertThat(answered.getCount()).as("nobody has answered a message yet").isOne();
    } finally {
      answered.countDown();
    }
  }

  private int hold() {
    underWay.incrementAndGet();
    try {
      return answered.await(60, TimeUnit.SECONDS) ? 204 : 500;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return 500;
    }
  }
}
