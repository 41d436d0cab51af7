package io.bedloe.it;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens of the demo accounts; each is renewed after four minutes, because some operations
 * need a sign-in within the last five.
 */
final class Tokens {
  private static final String DEMO_PASSWORD = "bedloe-dev-password";

  private static final Duration FRESH = Duration.ofMinutes(4);

  private final URI server;
  private final Map<String, Token> byEmail = new ConcurrentHashMap<>();

  Tokens(URI server) {
    this.server = server;
  }

  private record Token(String value, long staleAt) {
    boolean isStale() {
      return System.nanoTime() - staleAt > 0;
    }
  }

  String of(String email) {
    return byEmail
        .compute(email, (e, known) -> known == null || known.isStale() ? signIn(e) : known)
        .value();
  }

  private Token signIn(String email) {
    JsonPath answer =
        given()
            .config(As.JSON)
            .baseUri(server.toString())
            .port(server.getPort())
            .contentType(ContentType.JSON)
            .body(Map.of("email", email, "password", DEMO_PASSWORD))
            .post("/api/v1/auth/login")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    return new Token(answer.getString("accessToken"), System.nanoTime() + FRESH.toNanos());
  }
}
