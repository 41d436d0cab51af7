package io.bedloe.bench;

import static org.awaitility.Awaitility.await;

import io.bedloe.dev.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** Clients of the stream of events, all in this process and on few threads. */
final class EventClients implements AutoCloseable {

  private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");
  private static final String TYPE = "type=io.bedloe.product.created.v1";
  private static final int THREADS = 4;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final Queue<Flow.Subscription> open = new ConcurrentLinkedQueue<>();
  private final Queue<WebSocket> sockets = new ConcurrentLinkedQueue<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Queue<Double> millis = new ConcurrentLinkedQueue<>();
  private final AtomicLong received = new AtomicLong();
  private final CountDownLatch connected;

  private EventClients(int clients) {
    this.connected = new CountDownLatch(clients);
  }

  /** The protocols of open connections. */
  enum Protocol {
    SSE,
    WEBSOCKET
  }

  /** Opens the connections of so many clients, which share the sessions. */
  static EventClients open(URI server, List<String> tokens, int clients, Protocol protocol)
      throws IOException, InterruptedException {
    var opened = new EventClients(clients);
    var api = new ApiCalls(server);
    for (int i = 0; i < clients; i++) {
      var token = tokens.get(i % tokens.size());
      if (protocol == Protocol.SSE) {
        opened.openStream(server, token);
      } else {
        var ticket = api.post("realtime/tickets", token, Map.of()).required("ticket").asText();
        opened.openSocket(server, ticket);
      }
    }
    return opened;
  }

  private void openSocket(URI server, String ticket) {
    var address =
        URI.create("ws://%s/ws/events?%s&ticket=%s".formatted(server.getAuthority(), TYPE, ticket));
    var unused =
        client
            .newWebSocketBuilder()
            .buildAsync(address, new Frames())
            .whenComplete(
                (socket, failure) -> {
                  if (failure != null) {
                    faults.add(failure.toString());
                  } else {
                    sockets.add(socket);
                  }
                });
  }

  /** Counts the events of one socket. */
  private final class Frames implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        received(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      faults.add("the server has closed a socket: " + code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      faults.add(failure.toString());
    }
  }

  private void received(String json) {
    if (json.startsWith("{\"type\":\"connected\"")) {
      connected.countDown();
      return;
    }
    var time = TIME.matcher(json);
    if (time.find()) {
      var late = Duration.between(Instant.parse(time.group(1)), Instant.now());
      millis.add(late.toNanos() / 1e6);
      received.incrementAndGet();
    }
  }

  private void openStream(URI server, String token) {
    var request =
        HttpRequest.newBuilder(server.resolve("/api/v1/events/stream?" + TYPE))
            .header("Authorization", "Bearer " + token)
            .build();
    // A failure is kept as a fault, and the measurement stops by it.
    var unused =
        client
            .sendAsync(request, BodyHandlers.fromLineSubscriber(new Lines()))
            .whenComplete(
                (response, failure) -> {
                  if (failure != null) {
                    faults.add(failure.toString());
                  } else if (response.statusCode() != 200) {
                    faults.add("status " + response.statusCode());
                  }
                });
  }

  /** Counts the events of one stream. */
  private final class Lines implements Flow.Subscriber<String> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      open.add(subscription);
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      if (line.equals(": connected")) {
        connected.countDown();
      } else if (line.startsWith("data: ")) {
        received(line);
      }
    }

    @Override
    public void onError(Throwable failure) {
      faults.add(failure.toString());
    }

    @Override
    public void onComplete() {
      faults.add("the server has ended a stream");
    }
  }

  void awaitConnected(Duration patience) throws InterruptedException {
    if (!connected.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new Refusal(
          "%d clients have no stream after %s: %s"
              .formatted(connected.getCount(), patience, faults.stream().distinct().toList()));
    }
  }

  void awaitReceived(long wanted, Duration patience) {
    try {
      await("the events")
          .atMost(patience)
          .until(() -> received.get() >= wanted || !faults.isEmpty());
    } catch (ConditionTimeoutException late) {
      faults.add("they are late");
    }
    if (received.get() < wanted) {
      throw new Refusal(
          "The clients have %d of %d events: %s"
              .formatted(received.get(), wanted, faults.stream().distinct().toList()));
    }
  }

  long received() {
    return received.get();
  }

  double[] millis() {
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public void close() {
    open.forEach(Flow.Subscription::cancel);
    sockets.forEach(WebSocket::abort);
    threads.shutdownNow();
  }
}
