package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Tests that requests of different callers at the same time share nothing, although one instance of
 * each resource serves them all (ADR 124).
 */
@IntegrationTest
class SimultaneousCallersIT {

  private static final int CALLERS = 8;
  private static final int REQUESTS = 50;

  /** So many requests per minute are allowed to the first API key, one more to the next. */
  private static final int FIRST_RATE = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * A caller with credentials of its own.
   *
   * @param rate the rate limit of its API key; 0 for a session
   */
  private record Asker(TestAccount account, String header, String credentials, int rate) {

    static Asker number(int i) {
      return i % 2 == 0 ? session() : apiKey(FIRST_RATE + i);
    }

    private static Asker session() {
      var account = TestAccount.with("user");
      var token =
          Some.json(
                  As.nobody(), Map.of("email", account.email(), "password", "bedloe-dev-password"))
              .post("/auth/login")
              .then()
              .statusCode(200)
              .extract()
              .<String>path("accessToken");
      return new Asker(account, "Authorization", "Bearer " + token, 0);
    }

    private static Asker apiKey(int rate) {
      var account = TestAccount.with("manager");
      var body =
          Map.of("name", "ERP", "scopes", List.of("catalog:read"), "requestsPerMinute", rate);
      var key =
          Some.json(account.asks(), body)
              .post("/api-keys")
              .then()
              .statusCode(201)
              .extract()
              .<String>path("key");
      return new Asker(account, "X-API-Key", key, rate);
    }

    boolean hasKey() {
      return rate > 0;
    }
  }

  @Test
  void eachCallerGetsItsOwnAnswerRequestIdRateLimitAndDecision() throws Exception {
    var askers = new ArrayList<Asker>();
    for (int i = 0; i < CALLERS; i++) {
      askers.add(Asker.number(i));
    }

    var decisions = AtOnce.all(CALLERS, i -> askAll(askers.get(i)));

    var recorded = recordedCallers(decisions.stream().flatMap(List::stream).toList());
    assertThat(recorded).hasSize(CALLERS * REQUESTS / 2);
    for (int i = 0; i < CALLERS; i++) {
      assertThat(decisions.get(i))
          .extracting(recorded::get)
          .containsOnly(askers.get(i).account().id());
    }
  }

  /** Sends allowed and refused requests in turn; returns the ids of the decisions. */
  private List<String> askAll(Asker asker) throws Exception {
    var decisions = new ArrayList<String>();
    for (int i = 0; i < REQUESTS / 2; i++) {
      var allowed = ask(asker, asker.hasKey() ? "/products?limit=1" : "/auth/me");
      assertThat(allowed.statusCode()).isEqualTo(200);
      if (!asker.hasKey()) {
        assertThat(json(allowed).get("id").asText()).isEqualTo(asker.account().id());
        assertThat(json(allowed).get("name").asText()).isEqualTo(asker.account().email());
      }
      var refused = ask(asker, "/reports/sales");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(json(refused).get("requestId").asText())
          .isEqualTo(refused.request().headers().firstValue("X-Request-Id").orElseThrow());
      decisions.add(json(refused).get("decisionId").asText());
    }
    return decisions;
  }

  private HttpResponse<String> ask(Asker asker, String path) throws Exception {
    var id = Some.word("R");
    var response =
        client.send(
            HttpRequest.newBuilder(BedloeServer.shared().uri().resolve("/api/v1" + path))
                .header(asker.header(), asker.credentials())
                .header("X-Request-Id", id)
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.headers().allValues("X-Request-Id")).containsExactly(id);
    assertThat(response.headers().firstValue("RateLimit-Policy").orElse(""))
        .isEqualTo(asker.hasKey() ? "\"default\";q=%d;w=60".formatted(asker.rate()) : "");
    assertThat(response.headers().firstValue("RateLimit").isPresent()).isEqualTo(asker.hasKey());
    return response;
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return JSON.readTree(response.body());
  }

  /** Returns the account of each recorded decision. */
  private static Map<String, String> recordedCallers(List<String> decisions) {
    return Database.shared()
        .list(
            row -> Map.entry(row.getString("id"), row.getString("caller_id")),
            """
            SELECT id, caller_id FROM access_decisions
            WHERE id::text = ANY (string_to_array(?, ','))""",
            String.join(",", decisions))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
