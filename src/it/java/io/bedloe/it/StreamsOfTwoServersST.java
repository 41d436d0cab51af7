package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.it.messaging.LiveEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests streams of events of two servers on one database, of which one is killed. */
@SystemTest
class StreamsOfTwoServersST {

  private static final int ORDERS = 50;
  private static final String PLACED = "type=io.bedloe.order.placed.v1";

  private static LiveEvents stream(BedloeServer server, String after) throws Exception {
    return LiveEvents.open(
        server.uri(),
        "?" + PLACED,
        "Authorization",
        "Bearer " + server.as().adminToken(),
        "Last-Event-ID",
        after);
  }

  private static List<String> placed(BedloeServer server, int many) throws Exception {
    var shop = new Shop(server);
    var product = shop.product(10L * many);
    var subjects = new ArrayList<String>();
    for (int i = 0; i < many; i++) {
      subjects.add("orders/" + Shop.created(shop.orderOf(Map.of(product, 1))));
    }
    return subjects;
  }

  @Test
  void aClientGetsTheEventsOfBothServersOnceAndInOrderAlsoWhenItsServerDies() throws Exception {
    try (var first = BedloeServer.onOwnDatabase().start();
        var second = BedloeServer.besides(first).start()) {
      var wanted = new ArrayList<String>();
      var got = new ArrayList<LiveEvents.Message>();
      String last;
      try (var stream = stream(first, "0")) {
        wanted.addAll(placed(second, ORDERS));
        await("the events of the other server")
            .atMost(Duration.ofSeconds(30))
            .until(() -> stream.subjects().size() == ORDERS);
        first.kill();
        await("the end of the stream").until(stream::isEnded);
        got.addAll(stream.messages());
        last = stream.lastId();
      }
      wanted.addAll(placed(second, ORDERS));
      try (var stream = stream(second, last)) {
        await("the events since the kill")
            .atMost(Duration.ofSeconds(30))
            .until(() -> stream.subjects().size() == ORDERS);
        got.addAll(stream.messages());
      }
      assertThat(got)
          .extracting(message -> message.json().get("subject").asText())
          .containsExactlyElementsOf(wanted);
      assertThat(got).extracting(message -> Long.parseLong(message.id())).isSorted();
    }
  }
}
