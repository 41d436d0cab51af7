package io.bedloe.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.bedloe.bench.EventClients.Protocol;
import io.bedloe.dev.DevServices;
import io.bedloe.dev.Launch;
import io.bedloe.dev.MeasurementConditions;
import io.bedloe.dev.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * {@code make bench-live}: how soon an event reaches many open connections, and what one of them
 * costs the server.
 */
public final class LiveDelivery {

  private static final Path DIRECTORY = Path.of("target", "bench");

  /** Changes that are sent before the measurement, so that its code is compiled. */
  private static final int WARM = 40;

  private static final int EVENTS = 60;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration IDLE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_CLIENTS = 10_000;
  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

  private final ServerUnderTest server;
  private final List<String> tokens;
  private final ApiCalls api;
  private final ScheduledExecutorService timer;
  private int created;

  private LiveDelivery(
      ServerUnderTest server, List<String> tokens, ScheduledExecutorService timer) {
    this.timer = timer;
    this.server = server;
    this.tokens = tokens;
    this.api = new ApiCalls(server.uri());
  }

  /** Measures with the number of clients and the protocol that the arguments say. */
  public static void main(String[] arguments) {
    Launch.exit(() -> run(clients(arguments[0]), protocol(arguments[1])));
  }

  private static Protocol protocol(String text) {
    return switch (text) {
      case "sse" -> Protocol.SSE;
      case "websocket" -> Protocol.WEBSOCKET;
      default -> throw new Refusal("PROTOCOL has to be sse or websocket and is \"" + text + "\".");
    };
  }

  private static int clients(String text) {
    if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > MOST_CLIENTS) {
      throw new Refusal(
          "CLIENTS has to be a whole number from 1 to %d and is \"%s\"."
              .formatted(MOST_CLIENTS, text));
    }
    return Integer.parseInt(text);
  }

  private static void run(int clients, Protocol protocol) throws Exception {
    BenchTools.requireLinux();
    var run = DIRECTORY.resolve("run");
    Files.createDirectories(run);
    try (var services = DevServices.keptAnewIn(run);
        var server = ServerUnderTest.start("live", ServerUnderTest.installation(), services)) {
      Launch.say("Loading data ...");
      var tokens = SampleData.load(server);
      var timer = Executors.newSingleThreadScheduledExecutor();
      try {
        new LiveDelivery(server, tokens, timer).measure(clients, protocol);
      } finally {
        timer.shutdownNow();
      }
    }
  }

  private void measure(int clients, Protocol protocol) throws Exception {
    Launch.say("Warming ...");
    try (var few = EventClients.open(server.uri(), tokens, 32, protocol)) {
      few.awaitConnected(PATIENCE);
      change(WARM);
      few.awaitReceived(WARM * 32L, PATIENCE);
    }
    long before = after(IDLE, this::liveHeapKib);
    Launch.say("Opening " + clients + " connections ...");
    try (var all = EventClients.open(server.uri(), tokens, clients, protocol)) {
      all.awaitConnected(PATIENCE);
      double idleBegin = server.processes().cpuSeconds();
      double idleEnd = after(IDLE, () -> server.processes().cpuSeconds());
      double idle = (idleEnd - idleBegin) / IDLE.toSeconds();
      long memory = liveHeapKib() - before;
      double busyBegin = server.processes().cpuSeconds();
      change(EVENTS);
      long wanted = (long) EVENTS * clients;
      all.awaitReceived(wanted, PATIENCE);
      double busy = server.processes().cpuSeconds() - busyBegin;
      var times = Percentiles.of(all.millis());
      Launch.say(
          """

          %s

          | clients | events | received | p50, ms | p95, ms | p99, ms | heap per connection, KiB | CPU when idle | CPU per delivered event, us |
          |---:|---:|---:|---:|---:|---:|---:|---:|---:|
          | %d | %d | %d of %d | %.0f | %.0f | %.0f | %.0f | %.1f %% | %.0f |
          """
              .formatted(
                  MeasurementConditions.describe(ServerUnderTest.jvmArgs()),
                  clients,
                  EVENTS,
                  all.received(),
                  wanted,
                  times.p50(),
                  times.p95(),
                  times.p99(),
                  (double) memory / clients,
                  idle * 100,
                  busy * 1e6 / wanted));
    }
  }

  /** Returns what a full collection leaves in the heap. */
  private long liveHeapKib() throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var pid = Long.toString(server.pid());
    var unused = Command.run(Map.of(), List.of(jcmd, pid, "GC.run"));
    return USED.matcher(Command.run(Map.of(), List.of(jcmd, pid, "GC.heap_info")))
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  /** Returns what is measured after a time in which nothing is sent. */
  private <T> T after(Duration time, Callable<T> measured) throws Exception {
    return timer.schedule(measured, time.toMillis(), TimeUnit.MILLISECONDS).get();
  }

  /** Creates products, each of which is an event, one after each pause. */
  private void change(int number) throws Exception {
    for (int i = 0; i < number; i++) {
      after(PAUSE, this::createProduct);
    }
  }

  private JsonNode createProduct() throws IOException, InterruptedException {
    created++;
    return api.post(
        "products",
        tokens.get(0),
        Map.of(
            "sku",
            "LIVE-" + created,
            "name",
            "Live product",
            "price",
            Map.of("amount", "10.00", "currency", "EUR")));
  }
}
