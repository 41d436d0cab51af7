package io.bedloe.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shop operations on a server, with a light client for hundreds of concurrent threads. */
final class Shop {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI uri;
  private final As as;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  Shop(BedloeServer server) {
    this(server.uri(), server.as());
  }

  private Shop(URI uri, As as) {
    this.uri = uri;
    this.as = as;
  }

  /** Returns a shop behind a proxy, which passes each request on to any of its servers. */
  static Shop behind(URI proxy) {
    return new Shop(proxy, new As(proxy, new Tokens(proxy)));
  }

  static Shop shared() {
    return new Shop(BedloeServer.shared());
  }

  /** A response. */
  record Answer(int status, String type, String body, HttpHeaders headers) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException notJson) {
        throw new AssertionError("not JSON: " + body, notJson);
      }
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** Returns the code of the rule that refused, from the problem's type. */
    String problem() {
      return json().path("type").asText().replace("/problems/", "");
    }
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  Answer post(String path, Object body, String... headers)
      throws IOException, InterruptedException {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** Changes any version of a resource. */
  Answer patch(String path, Object body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/merge-patch+json")
            .header("If-Match", "*")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  boolean isReady() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri.resolve("/health/ready")).timeout(PATIENCE).build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri.resolve("/api/v1" + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + as.adminToken());
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var sent = request.build();
    var response = client.send(sent, HttpResponse.BodyHandlers.ofString());
    if (BedloeServer.isShared(uri)) {
      TruthfulAnswers.check(
          new Exchange(
              sent.method(),
              sent.uri(),
              null,
              "",
              response.statusCode(),
              Exchange.headers(response.headers().map()),
              response.body()));
    }
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.body(),
        response.headers());
  }

  /** Creates a product of 10.00 GBP with this stock; returns its id. */
  String product(long stock) throws IOException, InterruptedException {
    var product = Map.of("sku", Some.word("P"), "name", "Product", "price", Some.pounds("10.00"));
    var id = created(post("/products", product));
    if (stock > 0) {
      var received =
          post("/stock/" + id + "/receipts", Map.of("quantity", stock, "reason", "for the test"));
      if (received.status() != 200) {
        throw new AssertionError(received);
      }
    }
    return id;
  }

  Answer orderOf(Map<String, Integer> quantities, String... headers)
      throws IOException, InterruptedException {
    var lines =
        quantities.entrySet().stream()
            .map(
                line ->
                    Map.<String, Object>of("productId", line.getKey(), "quantity", line.getValue()))
            .collect(Collectors.toList());
    return order(lines, headers);
  }

  Answer order(List<Map<String, Object>> lines, String... headers)
      throws IOException, InterruptedException {
    return post("/orders", Map.of("currency", "GBP", "lines", lines), headers);
  }

  Answer move(String order, String to) throws IOException, InterruptedException {
    return post("/orders/" + order + "/transitions", Map.of("to", to));
  }

  static String created(Answer answer) {
    if (answer.status() != 201) {
      throw new AssertionError(answer);
    }
    return answer.json().get("id").asText();
  }

  /**
   * Returns the product's figures: on hand, reserved, and the differences of both from the ledger.
   */
  Map<String, Long> stock(String product) throws IOException, InterruptedException {
    var explained = get("/stock/" + product + "/reconciliation").json();
    return Map.of(
        "onHand", explained.at("/figures/onHand").asLong(),
        "reserved", explained.at("/figures/reserved").asLong(),
        "differenceOnHand", explained.at("/difference/onHand").asLong(),
        "differenceReserved", explained.at("/difference/reserved").asLong());
  }

  static Map<String, Long> figures(long onHand, long reserved) {
    return Map.of(
        "onHand", onHand, "reserved", reserved, "differenceOnHand", 0L, "differenceReserved", 0L);
  }
}
