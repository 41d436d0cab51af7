package io.bedloe.dev;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The readiness of a server at {@code /health/ready}. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final HttpRequest request;
  private String lastAnswer = "no answer";

  Readiness(URI uri) {
    this.request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
  }

  boolean isUp() throws InterruptedException {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      lastAnswer = response.statusCode() + " " + response.body();
      return response.statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  String lastAnswer() {
    return lastAnswer;
  }
}
