package io.bedloe.it.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that credentials occur in no log, no error, no audit row and no example. */
@IntegrationTest
class SecretsStayInsideIT {

  private static final String DEMO = "bedloe-dev-password";

  private final List<String> secrets = new ArrayList<>();
  private final List<Response> refusals = new ArrayList<>();

  private String secret(String text) {
    secrets.add(text);
    return text;
  }

  private void refused(Response answer) {
    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    refusals.add(answer);
  }

  private static Response login(String body) {
    return As.nobody().contentType("application/json").body(body).post("/auth/login");
  }

  @Test
  void passwordsTokensAndKeysOccurInNoLogOrStoredRow() {
    var account = TestAccount.with("manager");
    var in =
        Some.json(As.nobody(), Map.of("email", account.email(), "password", DEMO))
            .post("/auth/login");
    String access = secret(in.path("accessToken"));
    String refresh = secret(in.path("refreshToken"));
    var next = Some.json(As.nobody(), Map.of("refreshToken", refresh)).post("/auth/refresh");
    secret(next.path("accessToken"));
    String second = secret(next.path("refreshToken"));
    Some.json(As.nobody(), Map.of("refreshToken", second)).post("/auth/refresh");
    refused(Some.json(As.nobody(), Map.of("refreshToken", refresh)).post("/auth/refresh"));

    var wrong = secret("wrong-" + Some.word("password"));
    refused(
        Some.json(As.nobody(), Map.of("email", account.email(), "password", wrong))
            .post("/auth/login"));
    refused(login("{\"email\": \"x@example.com\", \"password\": \"" + wrong + "\", }"));
    refused(login("{\"email\": \"x@example.com\", \"passwort\": \"" + wrong + "\"}"));
    refused(login("{\"email\": 1, \"password\": \"" + wrong + "\"}"));
    refused(As.bearer(secret(access + "x")).get("/products"));

    String again =
        secret(
            Some.json(As.nobody(), Map.of("email", account.email(), "password", DEMO))
                .post("/auth/login")
                .path("accessToken"));
    var key =
        Some.json(As.bearer(again), Map.of("name", "ERP", "scopes", List.of("catalog:read")))
            .post("/api-keys");
    String text = secret(key.path("key"));
    As.nobody().header("X-API-Key", text).get("/products").then().statusCode(200);
    refused(As.nobody().header("X-API-Key", text).get("/orders"));
    var wanted = secret("wanted-" + Some.word("password"));
    Some.json(As.bearer(again), Map.of("currentPassword", DEMO, "newPassword", wanted))
        .post("/auth/password")
        .then()
        .statusCode(204);

    var log = BedloeServer.shared().log();
    assertThat(log).isNotEmpty();
    for (var one : secrets) {
      assertThat(log.contains(one)).as("in the log: " + one).isFalse();
      assertThat(rowsWith(one)).as("in the audit trail: " + one).isZero();
      assertThat(refusals).noneMatch(answer -> answer.asString().contains(one));
      assertThat(refusals).noneMatch(answer -> answer.getHeaders().toString().contains(one));
    }
    assertThat(rowsWith(DEMO)).isZero();
    assertThat(log.contains(DEMO)).isFalse();
  }

  private static long rowsWith(String secret) {
    return Database.shared()
        .number("SELECT count(*) FROM audit_log a WHERE strpos(a::text, ?) > 0", secret);
  }
}
