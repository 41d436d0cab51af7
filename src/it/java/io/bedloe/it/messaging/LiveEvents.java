package io.bedloe.it.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A client of the stream of events by SSE, which reads on a thread of its own. */
public final class LiveEvents implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpResponse<java.io.InputStream> response;
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final List<String> comments = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile String lastId = "";

  /** A message of the stream. */
  public record Message(String id, String event, String data) {

    public JsonNode json() {
      try {
        return JSON.readTree(data);
      } catch (IOException notJson) {
        throw new UncheckedIOException(notJson);
      }
    }
  }

  private LiveEvents(HttpResponse<java.io.InputStream> response) {
    this.response = response;
    var reader = new Thread(this::read, "live events");
    reader.setDaemon(true);
    reader.start();
  }

  /** Opens a stream; returns when the status is known. */
  public static LiveEvents open(URI server, String query, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.resolve("/api/v1/events/stream" + query))
            .headers(headers)
            .build();
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    return new LiveEvents(client.send(request, HttpResponse.BodyHandlers.ofInputStream()));
  }

  private void read() {
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      var id = lastId;
      var event = "";
      var data = "";
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) {
          comments.add(line);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          event = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.isEmpty()) {
          // As in EventSource, the id of a message that was cut is not the last one.
          lastId = id;
          if (!data.isEmpty()) {
            messages.add(new Message(id, event, data));
          }
          event = "";
          data = "";
        }
      }
    } catch (IOException cut) {
      comments.add("cut: " + cut);
    } finally {
      ended.countDown();
    }
  }

  public int status() {
    return response.statusCode();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public List<Message> messages() {
    return messages;
  }

  public List<String> comments() {
    return comments;
  }

  /** Returns the subjects of the received events. */
  public List<String> subjects() {
    return messages.stream()
        .filter(message -> message.event().startsWith("io.bedloe."))
        .map(message -> message.json().path("subject").asText())
        .toList();
  }

  public String lastId() {
    return lastId;
  }

  public boolean isEnded() {
    return ended.getCount() == 0;
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }
}
