package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tests what a server reports to Sentry, by a receiver that reads envelopes: a line of JSON for the
 * envelope, and for each item a line with its type and length, and its payload.
 */
@SystemTest
@Timeout(180)
class ErrorReportsST {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PERSONAL = "ada@example.org";

  private final List<String> envelopes = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();

  private HttpServer sentry() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/7/envelope/", this::receive);
    server.start();
    return server;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange;
        var body = new GZIPInputStream(exchange.getRequestBody())) {
      keys.add(exchange.getRequestHeaders().getFirst("X-Sentry-Auth"));
      envelopes.add(new String(body.readAllBytes(), StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** Returns the events of all envelopes. */
  private List<JsonNode> events() {
    return envelopes.stream().map(ErrorReportsST::event).toList();
  }

  private static JsonNode event(String envelope) {
    try {
      var lines = envelope.lines().toList();
      assertThat(JSON.readTree(lines.get(1)).path("type").asText()).isEqualTo("event");
      return JSON.readTree(lines.get(2));
    } catch (IOException notJson) {
      throw new AssertionError(envelope, notJson);
    }
  }

  @Test
  void responsesWithStatus500AndDeadJobsAreReportedWithoutTheirMessages() throws Exception {
    var sentry = sentry();
    var dsn = "http://public-key@127.0.0.1:%d/7".formatted(sentry.getAddress().getPort());
    try (var server = BedloeServer.onOwnDatabase(Map.of("BEDLOE_SENTRY_DSN", dsn)).start()) {
      var shop = new Shop(server);
      var webhook =
          Shop.created(
              shop.post(
                  "/webhooks",
                  Map.of(
                      "url",
                      "https://erp.example/bedloe",
                      "types",
                      List.of("io.bedloe.product.created.v1"))));
      // The message of the exception has the address.
      server.database().execute("UPDATE webhooks SET url = ?", PERSONAL + "<");

      var failed = shop.post("/webhooks/" + webhook + "/rotate", Map.of());

      assertThat(failed.status()).isEqualTo(500);
      await("the report of the response").until(() -> events().size() == 1);
      var ofResponse = events().get(0);
      assertThat(ofResponse.at("/tags/requestId").asText())
          .isEqualTo(failed.json().path("requestId").asText());
      assertThat(ofResponse.at("/exception/values/0/stacktrace/frames").size()).isPositive();
      assertThat(ofResponse.path("environment").asText()).isEqualTo("development");

      var job = UUID.randomUUID();
      server
          .database()
          .execute(
              """
              INSERT INTO jobs (id, type, payload_version, payload, encrypted, lane, priority,
                state, run_at)
              VALUES (?, 'no-operation', 1, ?, FALSE, 'STANDARD', 0, 'QUEUED', now())""",
              job,
              "[\"" + PERSONAL + "\"]");
      await("the report of the job").until(() -> events().size() == 2);
      assertThat(events().get(1).at("/tags/job").asText()).isEqualTo(job.toString());
      assertThat(events().get(1).at("/tags/job.type").asText()).isEqualTo("no-operation");

      var ofDeadServer = UUID.randomUUID();
      server
          .database()
          .execute(
              """
              INSERT INTO jobs (id, type, payload_version, payload, encrypted, lane, priority,
                state, run_at, attempts, token, started_at, lease_until)
              VALUES (?, 'no-operation', 1, '{}', FALSE, 'STANDARD', 0, 'RUNNING', now(), 99, 1,
                now(), now() - interval '1 minute')""",
              ofDeadServer);
      await("the report of the job of a dead server").until(() -> events().size() == 3);
      assertThat(events().get(2).at("/tags/job").asText()).isEqualTo(ofDeadServer.toString());

      assertThat(keys).allSatisfy(key -> assertThat(key).contains("sentry_key=public-key"));
      assertThat(envelopes).allSatisfy(envelope -> assertThat(envelope).doesNotContain(PERSONAL));
    } finally {
      sentry.stop(0);
    }
  }
}
