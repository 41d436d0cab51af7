package io.bedloe.bench;

import static org.awaitility.Awaitility.await;

import io.bedloe.dev.Refusal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** Clients of the stream of server-sent events, all in this process and on few threads. */
final class EventClients implements AutoCloseable {

  private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");
  private static final int THREADS = 4;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final Queue<Flow.Subscription> open = new ConcurrentLinkedQueue<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Queue<Double> millis = new ConcurrentLinkedQueue<>();
  private final AtomicLong received = new AtomicLong();
  private final CountDownLatch connected;

  private EventClients(int clients) {
    this.connected = new CountDownLatch(clients);
  }

  /** Opens the streams of so many clients, which share the sessions. */
  static EventClients open(URI server, List<String> tokens, int clients) {
    var opened = new EventClients(clients);
    for (int i = 0; i < clients; i++) {
      opened.connect(server, tokens.get(i % tokens.size()));
    }
    return opened;
  }

  private void connect(URI server, String token) {
    var request =
        HttpRequest.newBuilder(
                server.resolve("/api/v1/events/stream?type=io.bedloe.product.created.v1"))
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
        var time = TIME.matcher(line);
        if (time.find()) {
          var late = Duration.between(Instant.parse(time.group(1)), Instant.now());
          millis.add(late.toNanos() / 1e6);
          received.incrementAndGet();
        }
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
    threads.shutdownNow();
  }
}
