package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** Tests that a webhook gets each event although the server is killed while it sends. */
@SystemTest
@Timeout(300)
class WebhooksAfterKillST {

  private static final int PRODUCTS = 100;

  /** The number of products, at the end, whose messages are not answered before the restart. */
  private static final int HELD = 8;

  /** The number of messages that are sent to one webhook at the same time. */
  private static final int AT_ONCE = 4;

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

      await("each product has its event")
          .atMost(Duration.ofMinutes(3))
          .until(() -> subjects(receiver).containsAll(products) && sentAgain(receiver, unanswered));
      assertThat(subjects(receiver)).isEqualTo(products);
      assertThat(receiver.all().stream().map(Message::id).distinct()).hasSize(PRODUCTS);
      await("no delivery waits")
          .until(
              () ->
                  server
                          .database()
                          .number(
                              "SELECT count(*) FROM webhook_deliveries WHERE status <> 'SUCCEEDED'")
                      == 0);
    }
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
    try {
      return new ObjectMapper().readTree(message.text()).path("subject").asText();
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
