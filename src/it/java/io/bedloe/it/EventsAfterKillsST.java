package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.it.messaging.LiveEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tests that each accepted order has exactly one event, however often the server is killed, and
 * that readers by request and by stream see it once.
 */
@SystemTest
class EventsAfterKillsST {

  private static final int ORDERS = 10_000;
  private static final int CLIENTS = 32;
  private static final int KILLS = 5;
  private static final String PLACED = "io.bedloe.order.placed.v1";

  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private final AtomicInteger next = new AtomicInteger();
  private final Semaphore accepted = new Semaphore(0);
  private final Map<Integer, String> orders = new ConcurrentHashMap<>();
  private final Map<Integer, Shop> shops = new ConcurrentHashMap<>();
  private final List<Long> positions = new ArrayList<>();
  private final List<String> subjects = new ArrayList<>();
  private final List<LiveEvents> streams = new ArrayList<>();
  private long read;

  /** How often the server was killed and started again: it is up while the number is even. */
  private int changes;

  @AfterEach
  void end() throws IOException {
    clients.shutdownNow();
    for (var stream : streams) {
      stream.close();
    }
  }

  @Test
  void eachReaderSeesOneEventOfEachAcceptedOrderInOrder() throws Exception {
    try (var server = BedloeServer.onOwnDatabase().start()) {
      var product = shopAfter(0, server).product(10 * ORDERS);
      streamOn(server);
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < CLIENTS; i++) {
        running.add(
            clients.submit(
                () -> {
                  placeOrders(server, product);
                  return null;
                }));
      }
      for (int i = 0; i < KILLS; i++) {
        accepted.acquire(ORDERS / (KILLS + 1));
        change();
        server.kill();
        server.start();
        change();
        readOn(new Shop(server));
        streamOn(server);
      }
      for (var client : running) {
        client.get();
      }
      await("the events of all orders")
          .until(
              () -> {
                readOn(shopAfter(2 * KILLS, server));
                return subjects.size() >= ORDERS;
              });
      assertThat(subjects)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(
              orders.values().stream().map(id -> "orders/" + id).toList());
      assertThat(positions).isSorted().doesNotHaveDuplicates();
      await("the stream has the events").until(() -> streamed().size() >= ORDERS);
      assertThat(streamed()).as("what the streams have sent").isEqualTo(positions);
      var database = server.database();
      assertThat(database.number("SELECT count(*) FROM orders")).isEqualTo(ORDERS);
      assertThat(database.number("SELECT count(*) FROM outbox")).isZero();
      assertThat(database.number("SELECT count(*) - (SELECT head FROM event_stream) FROM events"))
          .as("positions have no gaps")
          .isZero();
    }
  }

  private void placeOrders(BedloeServer server, String product) throws Exception {
    for (int i = next.getAndIncrement(); i < ORDERS; i = next.getAndIncrement()) {
      orders.put(i, place(server, product, i));
      accepted.release();
    }
  }

  /** Sends an order until there is a response, always with the same key. */
  private String place(BedloeServer server, String product, int number) throws Exception {
    while (true) {
      int before = changesUntilNow();
      try {
        return Shop.created(
            shopAfter(before, server)
                .orderOf(Map.of(product, 1), "Idempotency-Key", "order-" + number));
      } catch (IOException lost) {
        boolean wasUp = before % 2 == 0;
        if (wasUp && changesUntilNow() == before) {
          throw lost;
        }
        awaitUp();
      }
    }
  }

  /** Connections of before a kill are lost, so that there is a client of its own for each start. */
  private Shop shopAfter(int change, BedloeServer server) {
    return shops.computeIfAbsent(change, number -> new Shop(server));
  }

  private synchronized int changesUntilNow() {
    return changes;
  }

  private synchronized void change() {
    changes++;
    notifyAll();
  }

  private synchronized void awaitUp() throws InterruptedException {
    while (changes % 2 != 0) {
      wait();
    }
  }

  /** Opens the stream, after the last event of the stream that a kill has cut. */
  private void streamOn(BedloeServer server) throws Exception {
    var last = "0";
    if (!streams.isEmpty()) {
      var cut = streams.get(streams.size() - 1);
      await("the end of the stream that was cut").until(cut::isEnded);
      last = cut.lastId();
    }
    var stream =
        LiveEvents.open(
            server.uri(),
            "?after=0&type=" + PLACED,
            "Authorization",
            "Bearer " + server.as().adminToken(),
            "Last-Event-ID",
            last);
    assertThat(stream.status()).isEqualTo(200);
    streams.add(stream);
  }

  /** Returns the positions that all streams have sent, in the order of their arrival. */
  private List<Long> streamed() {
    return streams.stream()
        .flatMap(stream -> stream.messages().stream())
        .filter(message -> message.event().equals(PLACED))
        .map(message -> Long.valueOf(message.id()))
        .toList();
  }

  /** Reads the events after the last one that was read. */
  private void readOn(Shop shop) throws IOException, InterruptedException {
    long before;
    do {
      before = read;
      var page = shop.get("/events?limit=100&type=" + PLACED + "&after=" + read).json();
      for (var event : page.get("items")) {
        positions.add(event.get("position").asLong());
        subjects.add(event.get("subject").asText());
      }
      read = page.at("/page/next").asLong();
    } while (read > before);
  }
}
