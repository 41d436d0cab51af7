package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bedloe.dev.Refusal;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that a server of the production profile starts only with valid settings and a database of
 * its own.
 */
@SystemTest
class ProductionST {

  private static final String SECRET = "fJ3k9QzX7vLw2RtY8mNb4HcP6sDg1KaE";
  private static final String FIRST_ADMIN_SECRET = "q8TzW4nB1xKe7RjY5vMc2HsL9pDf3UgA";
  private static final Duration START = Duration.ofSeconds(150);

  private static Map<String, String> production(Map<String, String> further) {
    var settings =
        new HashMap<>(
            Map.of(
                "BEDLOE_PROFILE", "production",
                "BEDLOE_SECRET", SECRET,
                "BEDLOE_PUBLIC_URL", "https://orders.example",
                "BEDLOE_MAIL_FROM", "orders@orders.example"));
    settings.putAll(further);
    return settings;
  }

  private static void refuses(Map<String, String> settings, String... faults) {
    try (var server = BedloeServer.onOwnDatabase(production(settings))) {
      assertThatThrownBy(server::start).isInstanceOf(Refusal.class).hasMessageContainingAll(faults);
      assertThat(server.isRunning()).isFalse();
    }
  }

  @Test
  void anEmptySecretCountsAsMissing() {
    refuses(
        Map.of("BEDLOE_SECRET", ""),
        "bedloe.secret (BEDLOE_SECRET): production needs a value of its own");
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    refuses(
        Map.of(
            "BEDLOE_SECRET", "x",
            "BEDLOE_DB_PASSWORD", " ",
            "BEDLOE_AUTH_SESSION_LIFE", "forever",
            "BEDLOE_HTTP_TRUSTED_PROXIES", "0.0.0.0/0",
            "BEDLOE_PUBLIC_URL", "",
            "BEDLOE_OPENAPI_FEATURE", "zzz",
            "BEDLOE_CORS_ORIGINS", "https://shop.example/"),
        "bedloe.secret (BEDLOE_SECRET): production needs a random secret",
        "bedloe.db.password (BEDLOE_DB_PASSWORD)",
        "bedloe.auth.session-life (BEDLOE_AUTH_SESSION_LIFE)",
        "bedloe.http.trusted-proxies (BEDLOE_HTTP_TRUSTED_PROXIES)",
        "bedloe.public-url (BEDLOE_PUBLIC_URL)",
        "bedloe.openapi.feature (BEDLOE_OPENAPI_FEATURE): not one of mpConfig-3.1, mpOpenAPI-4.1",
        "bedloe.cors.origins (BEDLOE_CORS_ORIGINS): 'https://shop.example/'");
  }

  @Test
  void aDatabaseOfDevelopmentIsRefusedWhileItsDemonstrationAccountsCanSignIn() {
    try (var development = BedloeServer.onOwnDatabase().start()) {
      var database = development.database();
      development.as().theAdmin().get("/products").then().statusCode(200);
      development.stop();
      database.execute("UPDATE users SET enabled = FALSE WHERE email = 'user@bedloe.example'");
      try (var refused = BedloeServer.on(database.address(), production(Map.of())).launch()) {
        await("the log says that the start is refused")
            .atMost(START)
            .until(() -> refused.log().contains("Bedloe does not start in production"));
        assertThat(refused.log())
            .contains("manager@bedloe.example, admin@bedloe.example can sign in")
            .doesNotContain("user@bedloe.example");
        await("requests are answered by 503")
            .atMost(START)
            .ignoreExceptions()
            .until(() -> refused.as().withoutToken().get("/products").statusCode() == 503);
      }
      try (var refused = BedloeServer.on(database.address(), production(Map.of()))) {
        assertThatThrownBy(refused::start)
            .isInstanceOf(Refusal.class)
            .hasMessageStartingWith("The start is refused: Bedloe does not start in production")
            .hasMessageNotContaining("The schema migration failed");
      }
      database.execute("UPDATE users SET enabled = FALSE WHERE email LIKE '%@bedloe.example'");
      try (var serving = BedloeServer.on(database.address(), production(Map.of())).start()) {
        signIn(serving, "admin@bedloe.example", "bedloe-dev-password").then().statusCode(401);
      }
    }
  }

  @Test
  void withSecretsInFilesTheServerStartsWithoutDemoAccounts(@TempDir Path files) throws Exception {
    // An empty variable of a template counts as absent.
    var empty =
        Map.of(
            "BEDLOE_AUTH_SESSION_LIFE", "",
            "BEDLOE_HTTP_TRUSTED_PROXIES", "",
            "BEDLOE_CORS_ORIGINS", "",
            "BEDLOE_DB_POOL_MAX", " ",
            "BEDLOE_OPENAPI_FEATURE", "");
    var settings = new HashMap<>(empty);
    var database = BedloeServer.postgres().createDatabase("secrets_in_files");
    var secrets = new HashMap<>(database.environment());
    secrets.keySet().removeIf(name -> !name.endsWith("_PASSWORD"));
    assertThat(secrets).isNotEmpty();
    secrets.put("BEDLOE_SECRET", SECRET);
    secrets.put("BEDLOE_AUTH_FIRST_ADMIN_SECRET", FIRST_ADMIN_SECRET);
    for (var secret : secrets.entrySet()) {
      var file = Files.writeString(files.resolve(secret.getKey()), secret.getValue() + "\n");
      settings.put(secret.getKey(), "");
      settings.put(secret.getKey() + "_FILE", file.toString());
    }
    try (var server = BedloeServer.packagedOn(database, production(settings)).start()) {
      assertThat(server.database().number("SELECT count(*) FROM users")).isZero();
      signIn(server, "admin@bedloe.example", "bedloe-dev-password")
          .then()
          .statusCode(401)
          .header("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
      var password = "seven lanterns on a quay";
      Some.json(
              server.as().withoutToken(),
              Map.of(
                  "secret",
                  FIRST_ADMIN_SECRET,
                  "email",
                  "ann@orders.example",
                  "name",
                  "Ann",
                  "password",
                  password))
          .post("/auth/first-admin")
          .then()
          .statusCode(201);
      String token = signIn(server, "ann@orders.example", password).path("accessToken");
      server.as().withToken(token).get("/products").then().statusCode(200);
      assertThat(server.log()).doesNotContain(SECRET).doesNotContain(FIRST_ADMIN_SECRET);
    }
  }

  private static Response signIn(BedloeServer server, String email, String password) {
    return Some.json(server.as().withoutToken(), Map.of("email", email, "password", password))
        .post("/auth/login");
  }
}
