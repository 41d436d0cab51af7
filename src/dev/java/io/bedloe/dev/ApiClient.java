package io.bedloe.dev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** The calls that launchers make to a running server. */
final class ApiClient {
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_PATIENCE)
          .build();

  private ApiClient(URI base) {
    this.base = base;
  }

  /** Returns a client of the server at BEDLOE_URL, or of the one that {@code make run} starts. */
  static ApiClient of(Settings settings) {
    String url = settings.value("BEDLOE_URL").orElse("http://localhost:" + settings.httpPort());
    if (!url.matches("https?://[^/\\s]+/?")) {
      throw new Refusal("BEDLOE_URL has to be like http://localhost:9080 and is \"" + url + "\".");
    }
    return new ApiClient(URI.create(url));
  }

  /** Returns a client of the server at an address. */
  static ApiClient at(URI base) {
    return new ApiClient(base);
  }

  URI base() {
    return base;
  }

  /** Returns the access token of the demo account that may import. */
  String signInAsDemoManager() {
    try {
      byte[] body =
          JSON.writeValueAsBytes(
              Map.of("email", "manager@bedloe.example", "password", "bedloe-dev-password"));
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve("/api/v1/auth/login"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      return send(request, "the demo manager's sign-in").path("accessToken").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Streams a file; the response takes time in proportion to its size. */
  JsonNode postCsv(String path, Path file, String token) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve(path))
              .header("Content-Type", "text/csv")
              .header("Accept", "application/json")
              .header("Authorization", "Bearer " + token)
              .POST(BodyPublishers.ofFile(file))
              .build();
      return send(request, "the import");
    } catch (IOException e) {
      throw new Refusal(file + " cannot be read.", e);
    }
  }

  /** Streams a response into a file. */
  void fetch(String path, Path file, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .build();
    exchange(request, "the refused rows", BodyHandlers.ofFile(file), answer -> "");
  }

  private JsonNode send(HttpRequest request, String what) {
    String answer = exchange(request, what, BodyHandlers.ofString(), body -> body);
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new Refusal(
          "The server at " + base + " is not Bedloe: set BEDLOE_URL to the address of Bedloe.", e);
    }
  }

  private <T> T exchange(
      HttpRequest request, String what, BodyHandler<T> handler, Function<T, String> text) {
    try {
      HttpResponse<T> response = client.send(request, handler);
      if (response.statusCode() / 100 != 2) {
        throw new Refusal(
            "Bedloe refused %s: %d %s"
                .formatted(what, response.statusCode(), reason(text.apply(response.body()))));
      }
      return response.body();
    } catch (ConnectException e) {
      throw new Refusal(
          "Bedloe does not answer at " + base + ": start it with \"make run\", or set BEDLOE_URL.",
          e);
    } catch (IOException e) {
      throw new Refusal("The connection to " + base + " broke during " + what + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted during " + what + ".", e);
    }
  }

  /** Returns the detail of the problem document, or the beginning of another body. */
  private static String reason(String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      if (problem.hasNonNull("title")) {
        StringBuilder words = new StringBuilder(problem.path("title").asText());
        words.append(": ").append(problem.path("detail").asText());
        for (JsonNode error : problem.path("errors")) {
          words.append("\n  ").append(error.path("pointer").asText());
          words.append(": ").append(error.path("detail").asText());
        }
        return words.toString();
      }
    } catch (JsonProcessingException e) {
      return firstLine(body);
    }
    return firstLine(body);
  }

  private static String firstLine(String body) {
    return body.lines().findFirst().orElse("");
  }
}
