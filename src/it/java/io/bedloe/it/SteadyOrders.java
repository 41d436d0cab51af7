package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that place orders at a steady rate, each with an Idempotency-Key. When the connection
 * breaks or a proxy has no answer, a client repeats the request with its key at its next turn, as
 * the guide of orders asks.
 */
final class SteadyOrders implements AutoCloseable {

  private static final int CLIENTS = 4;

  /** 40 orders in a second: two cores also have to start servers meanwhile. */
  private static final Duration BETWEEN_ORDERS = Duration.ofMillis(100);

  /** A client has ten turns in a second. */
  private static final int ATTEMPTS = 50;

  private static final int MORE = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** 502, 503 and 504 are what a proxy answers when a server has not. */
  private static final Set<Integer> NO_ANSWER = Set.of(502, 503, 504);

  private final Shop shop;
  private final String product;
  private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);
  private final List<Future<?>> running = new ArrayList<>();
  private final AtomicInteger number = new AtomicInteger();
  private final Queue<Request> unanswered = new ConcurrentLinkedQueue<>();
  private final Map<String, String> orders = new ConcurrentHashMap<>();
  private final Collection<String> faults = new ConcurrentLinkedQueue<>();

  /** A request, and what came instead of its answer until now. */
  private record Request(String key, List<String> failures) {
    Request(String key) {
      this(key, new ArrayList<>());
    }
  }

  private SteadyOrders(URI uri, String product) {
    this.shop = Shop.behind(uri);
    this.product = product;
  }

  static SteadyOrders start(URI uri, String product) {
    var load = new SteadyOrders(uri, product);
    for (int client = 0; client < CLIENTS; client++) {
      load.running.add(
          load.clients.scheduleAtFixedRate(
              load::order,
              client * BETWEEN_ORDERS.toMillis() / CLIENTS,
              BETWEEN_ORDERS.toMillis(),
              TimeUnit.MILLISECONDS));
    }
    return load;
  }

  /** Repeats the oldest request without an answer; sends a new one when each has its answer. */
  private void order() {
    var repeated = unanswered.poll();
    var request = repeated == null ? new Request("steady-" + number.incrementAndGet()) : repeated;
    try {
      place(request);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      faults.add(request.key() + ": interrupted");
    } catch (RuntimeException | Error fault) {
      faults.add(request.key() + ": " + fault);
    }
  }

  private void place(Request request) throws InterruptedException {
    try {
      var answer = shop.orderOf(Map.of(product, 1), "Idempotency-Key", request.key());
      if (answer.status() == 201) {
        orders.put(request.key(), Shop.created(answer));
        return;
      }
      request.failures().add(answer.status() + " " + answer.body());
      if (!isRepeated(answer)) {
        faults.add(request.key() + ": " + request.failures());
        return;
      }
    } catch (IOException broken) {
      request.failures().add(broken.toString());
    }
    if (request.failures().size() < ATTEMPTS) {
      unanswered.add(request);
    } else {
      faults.add(request.key() + ": " + request.failures());
    }
  }

  /**
   * A request whose connection broke can still be in progress at its server, until that has
   * answered or died.
   */
  private static boolean isRepeated(Shop.Answer answer) {
    return NO_ANSWER.contains(answer.status())
        || (answer.status() == 409 && answer.problem().equals("idempotency-key-in-use"));
  }

  /** Waits until further orders were placed. */
  void awaitMore() {
    int wanted = orders.size() + MORE;
    await("further orders").atMost(PATIENCE).until(() -> orders.size() >= wanted);
  }

  /** Waits for the orders under way, and sends no more. */
  void end() throws InterruptedException {
    running.forEach(client -> client.cancel(false));
    clients.shutdown();
    if (!clients.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      faults.add("Orders are still under way");
    }
    while (!unanswered.isEmpty()) {
      order();
    }
  }

  /** Returns the ids of the orders, one for each key. */
  List<String> orders() {
    return List.copyOf(orders.values());
  }

  /** Returns the requests that were lost. */
  Collection<String> faults() {
    return faults;
  }

  /** Checks that each key has exactly one order, and that the stock agrees. */
  void assertNoneIsLostOrDoubled(BedloeServer server, long stock) throws Exception {
    assertThat(faults).isEmpty();
    assertThat(orders.values()).hasSizeGreaterThanOrEqualTo(MORE).doesNotHaveDuplicates();
    assertThat(server.database().list(row -> row.getString(1), "SELECT id FROM orders"))
        .containsExactlyInAnyOrderElementsOf(orders.values());
    assertThat(new Shop(server).stock(product)).isEqualTo(Shop.figures(stock, orders.size()));
  }

  @Override
  public void close() {
    clients.shutdownNow();
  }
}
