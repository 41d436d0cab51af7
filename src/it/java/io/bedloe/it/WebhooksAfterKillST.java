package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bedloe.it.messaging.Receiver;
import io.bedloe.it.messaging.Receiver.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that a webhook gets each event although a server is killed while it sends. */
@SystemTest
@Timeout(300)
class WebhooksAfterKillST {

  private static final int PRODUCTS = 100;

  /** The number of products, at the end, whose messages are not answered before the restart. */
  private static final int HELD = 8;

  /** The number of messages that are sent to one webhook at the same time. */
  private static final int AT_ONCE = 4;

  /**
   * The lease of a delivery that was received but not recorded by the killed server is a minute.
   */
  private static final Duration LEASES_ENDED = Duration.ofMinutes(2);

  private final AtomicBoolean holding = new AtomicBoolean();
  private final List<String> underWay = new CopyOnWriteArrayList<>();
  private final CountDownLatch restarted = new CountDownLatch(1);

  @Test
  void eachEventIsReceivedWithOneIdAndWhatWasUnderWayIsSentAgain() throws Exception {
    try (var receiver = Receiver.start((message, exchange) -> answer(message));
        var server =
            BedloeServer.onOwnDatabase(Map.of("BEDLOE_OUTGOING_ALLOW_LOOPBACK", "true")).start()) {
      var shop = new Shop(server);
      Shop.created(
          shop.post(
              "/webhooks",
              Map.of("url", receiver.url(), "types", List.of("io.bedloe.product.created.v1"))));
      var products = new HashSet<String>();
      for (int i = 0; i < PRODUCTS; i++) {
        holding.set(i >= PRODUCTS - HELD);
        products.add("products/" + shop.product(0));
      }
      await("messages are under way")
          .atMost(Duration.ofMinutes(1))
          .until(() -> underWay.size() >= AT_ONCE);
      var unanswered = List.copyOf(underWay);

      server.kill();
      server.start();
      restarted.countDown();
      // On a slow machine attempts may have reached their time limit, and wait for minutes.
      server
          .database()
          .execute(
              "UPDATE webhook_deliveries SET next_attempt_at = now() WHERE status = 'PENDING'");

      await("each product has its event")
          .atMost(Duration.ofMinutes(3))
          .until(() -> subjects(receiver).containsAll(products) && sentAgain(receiver, unanswered));
      assertThat(subjects(receiver)).isEqualTo(products);
      assertThat(receiver.all().stream().map(Message::id).distinct()).hasSize(PRODUCTS);
      await("no delivery waits")
          .atMost(LEASES_ENDED)
          .until(
              () ->
                  server
                          .database()
                          .number(
                              "SELECT count(*) FROM webhook_deliveries WHERE status <> 'SUCCEEDED'")
                      == 0);
    }
  }

  @Test
  void twoServersSendEachEventWithOneIdInTheOrderOfItsResourceAlsoWhenOneIsKilled()
      throws Exception {
    var settings = Map.of("BEDLOE_OUTGOING_ALLOW_LOOPBACK", "true");
    try (var receiver = Receiver.start();
        var first = BedloeServer.onOwnDatabase(settings).start();
        var second = BedloeServer.on(first.database().address(), settings).start()) {
      var shops = List.of(new Shop(first), new Shop(second));
      Shop.created(
          shops
              .get(1)
              .post(
                  "/webhooks",
                  Map.of(
                      "url",
                      receiver.url(),
                      "types",
                      List.of("io.bedloe.product.created.v1", "io.bedloe.product.changed.v1"))));
      var before = new HashSet<String>();
      for (int i = 0; i < PRODUCTS / 2; i++) {
        before.add(changed(shops.get(i % 2), shops.get((i + 1) % 2)));
      }
      first.kill();
      var products = new HashSet<>(before);
      for (int i = 0; i < PRODUCTS / 2; i++) {
        products.add(changed(shops.get(1), shops.get(1)));
      }

      await("each event has arrived")
          .atMost(Duration.ofMinutes(3))
          .until(() -> firstArrivals(receiver).size() == 2 * PRODUCTS);
      var arrivals = firstArrivals(receiver);
      var bySubject =
          arrivals.stream().collect(Collectors.groupingBy(WebhooksAfterKillST::subject));
      assertThat(bySubject.keySet()).isEqualTo(products);
      bySubject.forEach(
          (subject, messages) ->
              assertThat(messages)
                  .as(subject)
                  .hasSize(2)
                  .extracting(WebhooksAfterKillST::position)
                  .isSorted());
      await("no delivery waits")
          .atMost(LEASES_ENDED)
          .until(
              () ->
                  second
                          .database()
                          .number(
                              "SELECT count(*) FROM webhook_deliveries WHERE status <> 'SUCCEEDED'")
                      == 0);
    }
  }

  /** Creates a product by one server and changes it by another one; returns its path. */
  private static String changed(Shop creates, Shop changes) throws Exception {
    var product = creates.product(0);
    var answer = changes.patch("/products/" + product, Map.of("name", Some.word("name")));
    assertThat(answer.status()).isEqualTo(200);
    return "products/" + product;
  }

  /** Returns the first message of each id, in the order of arrival. */
  private static List<Message> firstArrivals(Receiver receiver) {
    var ids = new HashSet<String>();
    return receiver.all().stream().filter(message -> ids.add(message.id())).toList();
  }

  /** Answers at once, or, as soon as messages are held, after the restart. */
  private int answer(Message message) {
    if (!holding.get()) {
      return 204;
    }
    underWay.add(message.id());
    try {
      return restarted.await(120, TimeUnit.SECONDS) ? 204 : 500;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return 500;
    }
  }

  private static Set<String> subjects(Receiver receiver) {
    return receiver.all().stream().map(WebhooksAfterKillST::subject).collect(Collectors.toSet());
  }

  private static String subject(Message message) {
    return event(message).path("subject").asText();
  }

  private static long position(Message message) {
    return event(message).path("position").asLong();
  }

  private static JsonNode event(Message message) {
    try {
      return new ObjectMapper().readTree(message.text());
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  private static boolean sentAgain(Receiver receiver, List<String> ids) {
    var later = new ArrayList<>(receiver.all().stream().map(Message::id).toList());
    ids.forEach(later::remove);
    return later.containsAll(ids);
  }
}
