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
 * breaks or a proxy has no answer, a client repeats the request with its key, as the guide of
 * orders asks.
 */
final class SteadyOrders implements AutoCloseable {

  private static final int CLIENTS = 4;

  /** 40 orders in a second: two cores also have to start servers meanwhile. */
  private static final Duration BETWEEN_ORDERS = Duration.ofMillis(100);

  private static final int ATTEMPTS = 5;
  private static final int MORE = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** 502, 503 and 504 are what a proxy answers when a server has not. */
  private static final Set<Integer> NO_ANSWER = Set.of(502, 503, 504);

  private final Shop shop;
  private final String product;
  private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);
  private final List<Future<?>> running = new ArrayList<>();
  private final AtomicInteger number = new AtomicInteger();
  private final Map<String, String> orders = new ConcurrentHashMap<>();
  private final Collection<String> faults = new ConcurrentLinkedQueue<>();

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

  private void order() {
    var key = "steady-" + number.incrementAndGet();
    try {
      place(key);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      faults.add(key + ": interrupted");
    } catch (RuntimeException | Error fault) {
      faults.add(key + ": " + fault);
    }
  }

  private void place(String key) throws InterruptedException {
    var failures = new ArrayList<String>();
    while (failures.size() < ATTEMPTS) {
      try {
        var answer = shop.orderOf(Map.of(product, 1), "Idempotency-Key", key);
        if (answer.status() == 201) {
          orders.put(key, Shop.created(answer));
          return;
        }
        failures.add(answer.status() + " " + answer.body());
        if (!NO_ANSWER.contains(answer.status())) {
          break;
        }
      } catch (IOException broken) {
        failures.add(broken.toString());
      }
    }
    faults.add(key + ": " + failures);
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
