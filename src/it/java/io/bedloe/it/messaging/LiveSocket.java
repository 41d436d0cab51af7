package io.bedloe.it.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A client of the socket that receives events; it keeps all messages. */
public final class LiveSocket implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
  private volatile int status = 101;
  private volatile int closeCode;
  private volatile String closeReason = "";
  private volatile @Nullable WebSocket socket;

  private LiveSocket() {}

  /** Opens a socket; returns when the handshake has succeeded or was refused. */
  public static LiveSocket open(URI server, String query, String... headers) {
    var live = new LiveSocket();
    var builder =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(30))
            .build()
            .newWebSocketBuilder()
            .connectTimeout(Duration.ofSeconds(30));
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    var address = URI.create("ws://" + server.getAuthority() + "/ws/events" + query);
    try {
      live.socket = builder.buildAsync(address, live.new Listener()).join();
    } catch (CompletionException refused) {
      if (!(refused.getCause() instanceof WebSocketHandshakeException handshake)) {
        throw refused;
      }
      live.status = handshake.getResponse().statusCode();
    }
    return live;
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        messages.add(json(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closeReason = reason;
      closeCode = code;
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      closeReason = failure.toString();
      closeCode = 1006;
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException(text, notJson);
    }
  }

  /** Returns the status of the handshake. */
  public int status() {
    return status;
  }

  /** Returns the code of the close frame; 1006 without a frame, 0 while the socket is open. */
  public int closeCode() {
    return closeCode;
  }

  public String closeReason() {
    return closeReason;
  }

  public LiveSocket say(String text) {
    open().sendText(text, true).join();
    return this;
  }

  public LiveSocket sayBinary() {
    open().sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
    return this;
  }

  private WebSocket open() {
    var present = socket;
    if (present == null) {
      throw new IllegalStateException("the handshake was refused with " + status);
    }
    return present;
  }

  /** Returns the messages of a type. */
  public List<JsonNode> of(String type) {
    return messages.stream().filter(each -> each.path("type").asText().equals(type)).toList();
  }

  /** Returns the received problem documents. */
  public List<JsonNode> problems() {
    return messages.stream()
        .filter(each -> each.path("type").asText().startsWith("/problems/"))
        .toList();
  }

  public List<JsonNode> events() {
    return messages.stream()
        .filter(each -> each.path("type").asText().startsWith("io.bedloe."))
        .toList();
  }

  /** Returns the subjects of the received events. */
  public List<String> subjects() {
    return events().stream().map(event -> event.path("subject").asText()).toList();
  }

  /** Returns the position of the last received event, after which the next connection begins. */
  public long lastPosition() {
    var events = events();
    return events.get(events.size() - 1).path("position").asLong();
  }

  public boolean isConnected() {
    return !of("connected").isEmpty();
  }

  public boolean isClosed() {
    return closeCode != 0;
  }

  @Override
  public void close() {
    var present = socket;
    if (present != null) {
      present.abort();
    }
  }
}
