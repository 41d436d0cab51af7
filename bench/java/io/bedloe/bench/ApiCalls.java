package io.bedloe.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bedloe.dev.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Calls of a server's API that prepare a measurement; each has to succeed. */
final class ApiCalls {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI server;
  private final HttpClient client = HttpClient.newHttpClient();

  ApiCalls(URI server) {
    this.server = server;
  }

  JsonNode get(String path, String token) throws IOException, InterruptedException {
    return send(request(path, token).GET());
  }

  JsonNode post(String path, Map<String, String> body) throws IOException, InterruptedException {
    return post(path, "", body);
  }

  JsonNode post(String path, String token, Map<String, ?> body)
      throws IOException, InterruptedException {
    return send(
        request(path, token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /** Imports a file, of which every row has to be accepted. */
  void importCsv(String query, String token, String csv) throws IOException, InterruptedException {
    var report =
        send(
            request("imports?" + query, token)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv)));
    if (report.path("rejected").asInt() != 0) {
      throw new Refusal("The import " + query + " refused rows: " + report);
    }
  }

  private HttpRequest.Builder request(String path, String token) {
    var request =
        HttpRequest.newBuilder(server.resolve("/api/v1/" + path))
            .header("Accept", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    var request = builder.build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new Refusal(
          "%s %s answered %d: %s"
              .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
    }
    return JSON.readTree(response.body());
  }
}
