package io.bedloe.it.messaging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A small HTTP server that receives webhooks on this machine. */
public final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final List<Message> all = new CopyOnWriteArrayList<>();

  /** A received message; the names of its header fields are in lower case. */
  public record Message(Map<String, String> headers, String text) {

    public String id() {
      return header("webhook-id");
    }

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** Decides the response to a message. */
  @FunctionalInterface
  public interface Behaviour {

    /** Returns the status; may set header fields of the response. */
    int answer(Message message, HttpExchange exchange) throws IOException;
  }

  private Receiver(int port, Behaviour behaviour) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> receive(exchange, behaviour));
    server.start();
  }

  /** Starts a receiver that accepts every message. */
  public static Receiver start() throws IOException {
    return start((message, exchange) -> 204);
  }

  public static Receiver start(Behaviour behaviour) throws IOException {
    return new Receiver(0, behaviour);
  }

  public static Receiver startOn(int port) throws IOException {
    return new Receiver(port, (message, exchange) -> 204);
  }

  private void receive(HttpExchange exchange, Behaviour behaviour) throws IOException {
    try (exchange) {
      var headers =
          exchange.getRequestHeaders().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      field -> field.getKey().toLowerCase(java.util.Locale.ROOT),
                      field -> field.getValue().get(0)));
      var message =
          new Message(
              headers,
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      all.add(message);
      int status = behaviour.answer(message, exchange);
      exchange.sendResponseHeaders(status, -1);
      messages.add(message);
    }
  }

  public String url() {
    return "http://localhost:" + port() + "/hook";
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Waits for the next message that was answered. */
  public Message next() throws InterruptedException {
    var message = messages.poll(60, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no message was received within a minute");
    }
    return message;
  }

  /** Returns all messages so far, also those that were not answered. */
  public List<Message> all() {
    return List.copyOf(all);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
