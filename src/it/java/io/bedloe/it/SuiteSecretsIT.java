package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.kernel.ExceptionToRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Runs last and checks that none of the passwords, tokens, keys and codes of the other tests occurs
 * in the server's log, in stored history, or in the API document.
 */
@IntegrationTest
@Order(Integer.MAX_VALUE)
@ExceptionToRule(
    reason =
        "It looks at what all other tests have left. Without an order it needs a run of its own"
            + " after them, which the build does not have yet.",
    until = "2027-06-30")
class SuiteSecretsIT {

  /** The tables with data of requests that people can read. */
  private static final List<String> TABLES =
      List.of(
          "audit_log",
          "access_decisions",
          "policy_versions",
          "idempotency_answers",
          "imports",
          "order_history",
          "stock_movements",
          "sessions",
          "users",
          "api_keys",
          "refresh_tokens",
          "account_tokens",
          "registrations",
          "recovery_codes",
          "second_factors",
          "signing_keys");

  /** Tables in which this test itself creates rows, also when it runs alone. */
  private static final List<String> FILLED =
      List.of("audit_log", "access_decisions", "sessions", "users", "api_keys", "refresh_tokens");

  @Test
  void noSecretOfTheSuiteOccursInLogsRowsOrTheApiDocument() {
    var account = TestAccount.with("user");
    var key = Map.of("name", "robot", "scopes", List.of("catalog:read"));
    String text = Some.json(account.asks(), key).post("/api-keys").path("key");
    As.nobody().header("X-API-Key", text).get("/products").then().statusCode(200);
    Some.json(As.nobody(), Map.of("email", account.email(), "password", text + "?"))
        .post("/auth/login")
        .then()
        .statusCode(401);
    var secrets = SuiteSecrets.seen();
    assertThat(secrets).contains(text, text + "?", "bedloe-dev-password");

    var said = new TreeMap<String, Object>();
    assertThat(BedloeServer.shared().log()).contains("CWWKF0011I");
    said.put("the log", SuiteSecrets.in(BedloeServer.shared().log(), secrets));
    said.put("the API document", inDocument(secrets));
    for (var table : TABLES) {
      var rows =
          Database.shared().list(row -> row.getString(1), "SELECT t::text FROM " + table + " t");
      if (FILLED.contains(table)) {
        assertThat(rows).as(table).isNotEmpty();
      }
      said.put(table, SuiteSecrets.in(String.join("\n", rows), secrets));
    }
    assertThat(said).allSatisfy((where, found) -> assertThat((Iterable<?>) found).isEmpty());
  }

  /** The suite sends the document's example passwords, so the document contains these two. */
  private static Set<String> inDocument(Set<String> secrets) {
    var found = SuiteSecrets.in(ApiDocument.shared().json().toString(), secrets);
    found.removeAll(Set.of("correct horse battery staple", "seven quiet green harbours"));
    return found;
  }

  @Test
  void aSecretInATextIsFound() {
    var secrets = Set.of("0123456789ab", "0123456789abc", "another secret");
    assertThat(SuiteSecrets.in("x0123456789abcy", secrets))
        .containsExactly("0123456789ab", "0123456789abc");
    assertThat(SuiteSecrets.in("0123456789a another secre", secrets)).isEmpty();
  }
}
