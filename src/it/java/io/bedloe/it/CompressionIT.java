package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bedloe.platform.http.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that long responses are compressed with gzip for clients that accept it (ADR 70). */
@IntegrationTest
class CompressionIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Set<String> SECRETS =
      Set.of("accessToken", "refreshToken", "token", "key", "secret", "recoveryCodes", "codes");

  /** Unlike REST Assured, this client does not decode responses. */
  private static HttpResponse<byte[]> send(String method, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(BedloeServer.shared().uri().resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + BedloeServer.shared().as().adminToken());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure);
    }
  }

  private static HttpResponse<byte[]> get(String path) {
    return send("GET", path, "Accept-Encoding", "gzip");
  }

  private static String header(HttpResponse<?> answer, String name) {
    return String.join(", ", answer.headers().allValues(name));
  }

  private static String decoded(HttpResponse<byte[]> answer) throws IOException {
    assertThat(header(answer, "Content-Encoding")).as(answer.toString()).isEqualTo("gzip");
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String longProduct() {
    var product = new java.util.HashMap<>(Some.product(Some.word("LONG")));
    product.put("description", "A lamp that stands on a desk. ".repeat(60));
    return "/api/v1/products/" + Some.created(Some.json(As.admin(), product).post("/products"));
  }

  @Test
  void aLongAnswerIsCompressedForClientsThatAcceptGzip() throws IOException {
    var path = longProduct();
    var plain = send("GET", path);
    var compressed = get(path);
    assertThat(decoded(compressed)).isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
    assertThat(compressed.body().length).isLessThan(plain.body().length / 2);
    assertThat(header(plain, "Content-Encoding")).isEmpty();
    assertThat(List.of(header(plain, "Vary"), header(compressed, "Vary")))
        .allSatisfy(vary -> assertThat(vary).contains("Accept-Encoding"));
    assertThat(header(compressed, "Content-Type")).isEqualTo(header(plain, "Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "br", "gzip;q=0", "*;q=0", "gzip;q=x"})
  void aClientThatDoesNotAcceptGzipGetsTheAnswerAsItIs(String accepted) {
    var answer = send("GET", longProduct(), "Accept-Encoding", accepted);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Encoding")).isEmpty();
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("{");
  }

  @Test
  void aShortAnswerIsNotCompressed() {
    var answer = get("/api/v1/products/" + Some.productId());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).hasSizeLessThan(Compression.THRESHOLD);
    assertThat(header(answer, "Content-Encoding")).isEmpty();
    assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(answer.body().length));
  }

  @Test
  void theETagIsThatOfTheVersionInBothCodingsAndInHead() {
    var path = longProduct();
    var tag = header(get(path), "ETag");
    assertThat(tag).isEqualTo("\"v0\"").isEqualTo(header(send("GET", path), "ETag"));
    var head = send("HEAD", path, "Accept-Encoding", "gzip");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "ETag")).isEqualTo(tag);
    assertThat(header(head, "Vary")).contains("Accept-Encoding");
    var unchanged = send("GET", path, "Accept-Encoding", "gzip", "If-None-Match", tag);
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(header(unchanged, "ETag")).isEqualTo(tag);
    assertThat(header(unchanged, "Vary")).contains("Accept-Encoding");
    assertThat(header(unchanged, "Content-Encoding")).isEmpty();
    Some.patch(As.admin(), tag, "{\"name\":\"Another lamp\"}")
        .patch(path.substring("/api/v1".length()))
        .then()
        .statusCode(200);
  }

  @Test
  void pagesListsAndLongProblemsAreCompressed() throws IOException {
    longProduct();
    longProduct();
    assertThat(decoded(get("/problems"))).contains("/problems/stale-version");
    assertThat(decoded(get("/api/v1/products?limit=2&sort=-createdAt"))).startsWith("{");
    var lines =
        IntStream.range(0, 40).mapToObj(i -> Map.of("sku", "unknown-" + i, "quantity", 0)).toList();
    var body = new ObjectMapper().writeValueAsString(Map.of("currency", "GBP", "lines", lines));
    var request =
        HttpRequest.newBuilder(BedloeServer.shared().uri().resolve("/api/v1/orders"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + BedloeServer.shared().as().adminToken())
            .header("Content-Type", "application/json")
            .header("Accept-Encoding", "gzip")
            .build();
    var answer = HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).join();
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(decoded(answer)).contains("/lines/39/quantity");
  }

  @Test
  void answersWithSecretsAreNeverCompressed() {
    var withSecrets =
        ApiDocument.shared().operations().stream()
            .filter(operation -> hasSecret(operation.node().path("responses").toString()))
            .map(ApiDocument.Operation::path)
            .collect(Collectors.toSet());
    assertThat(withSecrets).hasSizeGreaterThan(5);
    assertThat(withSecrets)
        .allSatisfy(path -> assertThat(Compression.isAllowedFor(path)).as(path).isFalse());
  }

  private static boolean hasSecret(String responses) {
    var schemas = ApiDocument.shared().json().path("components").path("schemas");
    return schemas.properties().stream()
        .filter(schema -> responses.contains("schemas/" + schema.getKey() + "\""))
        .anyMatch(
            schema ->
                schema.getValue().path("properties").properties().stream()
                    .anyMatch(member -> SECRETS.contains(member.getKey())));
  }

  @Test
  void aLongAnswerAboutKeysIsNotCompressed() {
    var account = TestAccount.with("admin");
    for (int i = 0; i < 5; i++) {
      var key = Map.of("name", "ERP " + i, "scopes", List.of("catalog:read"));
      Some.created(Some.json(account.asks(), key).post("/api-keys"));
    }
    var answer = get("/api/v1/api-keys");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).hasSizeGreaterThan(Compression.THRESHOLD);
    assertThat(header(answer, "Content-Encoding")).isEmpty();
  }

  @Test
  void theApiDocumentIsCompressed() throws IOException {
    assertThat(decoded(get("/openapi"))).startsWith("---");
    assertThat(decoded(get("/openapi?format=json"))).startsWith("{");
  }
}
