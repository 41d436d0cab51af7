package io.bedloe.it.identity.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import io.bedloe.it.Authenticator;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.ExternalProviders;
import io.bedloe.it.Some;
import io.bedloe.it.SystemTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** {@code bedloe.secret} is replaced, as docs/guides/rotate-the-secret.md says. */
@SystemTest
class SecretRotationST {

  private static final String FIRST = "fJ3k9QzX7vLw2RtY8mNb4HcP6sDg1KaE";
  private static final String NEXT = "q8TzW4nB1xKe7RjY5vMc2HsL9pDf3UgA";
  private static final String PASSWORD = "bedloe-dev-password";

  /** The timer looks every thirty seconds; the rest is for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(90);

  private static Map<String, String> settings(String... secrets) {
    var settings = ExternalProviders.settings();
    settings.put("BEDLOE_SECRET", secrets[0]);
    if (secrets.length > 1) {
      settings.put("BEDLOE_SECRET_PREVIOUS", secrets[1]);
    }
    return settings;
  }

  /** What clients hold when the secret is replaced. */
  private record Held(
      SecretKeySpec authenticator,
      String accessToken,
      String refreshToken,
      Map<String, Object> product,
      String federatedToken) {}

  @Test
  void whatTheFirstSecretProtectedWorksWithBothSecretsAndThenWithTheNextAlone() throws Exception {
    try (var first = BedloeServer.onOwnDatabase(settings(FIRST)).start()) {
      awaitProvider(first);
      var held = prepared(first);
      var underWay = Browser.of(first).begin("corp");
      var answer = underWay.signInThere(Some.word("S"), person());
      assertThat(reportOf(first).getBoolean("intact")).isTrue();
      var before = headers(first);
      first.stop();

      String refreshToken;
      try (var both = on(first, settings(NEXT, FIRST))) {
        awaitProvider(both);
        var back = Browser.of(both).withCookieOf(underWay).comeBack("corp", answer);
        assertThat(back.statusCode()).as("a sign-in that was under way").isEqualTo(303);
        assertThat(back.cookie(Browser.REFRESH)).isNotEmpty();
        refreshToken = works(both, held, held.refreshToken());
        assertThat(repeated(both, held).header("Idempotency-Replayed")).isEqualTo("true");
        var trail = reportOf(both);
        assertThat(trail.getBoolean("intact")).as("the audit trail: %s", trail.prettify()).isTrue();

        await("everything is encrypted with the next secret")
            .atMost(SOON)
            .until(() -> both.log().contains("secret-rotation: everything that is encrypted"));
        assertThat(headers(both)).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(both.log()).contains("second factors were encrypted again");
        assertThat(both.log()).contains("private signing keys were encrypted again");
        assertThat(both.log()).contains("tokens of identity providers were encrypted again");
        refreshToken = works(both, held, refreshToken);
        both.stop();
      }

      try (var next = on(first, settings(NEXT))) {
        awaitProvider(next);
        works(next, held, refreshToken);
        repeated(next, held)
            .then()
            .statusCode(422)
            .body("type", endsWith("/idempotency-key-reused"));
        var report = reportOf(next);
        assertThat(report.getBoolean("intact"))
            .as("codes of the first secret cannot be verified without it")
            .isFalse();
        assertThat(report.getString("heads.kind")).isEqualTo("HEAD_CHANGED");
        next.as()
            .withToken(held.federatedToken())
            .post("/auth/logout-at-provider")
            .then()
            .statusCode(200)
            .body("logoutUrl", containsString("id_token_hint=ey"));
      }
    }
  }

  private static BedloeServer on(BedloeServer other, Map<String, String> settings) {
    return BedloeServer.on(other.database().address(), settings).start();
  }

  /** The server asks the provider for its keys when it first needs them, on a busy machine too. */
  private static void awaitProvider(BedloeServer server) {
    await("the provider answers")
        .atMost(SOON)
        .until(
            () ->
                server
                        .as()
                        .withoutToken()
                        .redirects()
                        .follow(false)
                        .get("/auth/oidc/corp")
                        .statusCode()
                    == 303);
  }

  private static Map<String, Object> person() {
    return Map.of(
        "email", Some.word("p").toLowerCase(Locale.ROOT) + "@corp.example", "email_verified", true);
  }

  private static Held prepared(BedloeServer server) throws Exception {
    var in = signIn(server, "manager@bedloe.example", Map.of());
    in.then().statusCode(200);
    Map<String, Object> product =
        Map.of(
            "sku",
            Some.word("ROT"),
            "name",
            "Lamp",
            "price",
            Map.of("amount", "1.00", "currency", "GBP"));
    String accessToken = in.path("accessToken");
    var held =
        new Held(
            authenticator(server),
            accessToken,
            in.path("refreshToken"),
            product,
            federated(server));
    Response created = repeated(server, held);
    created.then().statusCode(201);
    assertThat(created.header("Idempotency-Replayed")).isNull();
    return held;
  }

  private static String federated(BedloeServer server) {
    var browser = Browser.of(server);
    return browser.accessToken(browser.all("corp", Some.word("S"), person()));
  }

  private static SecretKeySpec authenticator(BedloeServer server) throws Exception {
    String token = signIn(server, "user@bedloe.example", Map.of()).path("accessToken");
    String secret =
        Some.json(server.as().withToken(token), Map.of("currentPassword", PASSWORD))
            .post("/auth/second-factor")
            .then()
            .statusCode(200)
            .extract()
            .path("secret");
    var key = Authenticator.keyOf(secret);
    Some.json(
            server.as().withToken(token), Map.of("code", Authenticator.codeOf(key, Instant.now())))
        .post("/auth/second-factor/confirm")
        .then()
        .statusCode(200);
    var written =
        server
            .database()
            .execute(
                "UPDATE second_factors SET secret_jwe = ?",
                asTheVersionBefore(FIRST, Base64.getEncoder().encodeToString(key.getEncoded())));
    assertThat(written).isEqualTo(1);
    return key;
  }

  /** The version before encrypted with the SHA-256 of the secret, and named no key. */
  private static String asTheVersionBefore(String secret, String text) throws Exception {
    var object =
        new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(text));
    var key = secret.getBytes(StandardCharsets.UTF_8);
    object.encrypt(new DirectEncrypter(MessageDigest.getInstance("SHA-256").digest(key)));
    return object.serialize();
  }

  private static Response signIn(BedloeServer server, String email, Map<String, String> more) {
    var body = new java.util.HashMap<String, Object>(more);
    body.put("email", email);
    body.put("password", PASSWORD);
    return Some.json(server.as().withoutToken(), body).post("/auth/login");
  }

  private static Response repeated(BedloeServer server, Held held) {
    return Some.json(server.as().theManager(), held.product())
        .header("Idempotency-Key", "rotation-1")
        .post("/products");
  }

  /** Uses everything that is held; returns the next refresh token. */
  private static String works(BedloeServer server, Held held, String refreshToken) {
    server.as().withToken(held.accessToken()).get("/auth/me").then().statusCode(200);
    server.database().execute("UPDATE second_factors SET last_step = 0");
    var code = Authenticator.codeOf(held.authenticator(), Instant.now());
    signIn(server, "user@bedloe.example", Map.of("code", code)).then().statusCode(200);
    signIn(server, "user@bedloe.example", Map.of())
        .then()
        .statusCode(401)
        .body("type", endsWith("/second-factor-required"));
    return Some.json(server.as().withoutToken(), Map.of("refreshToken", refreshToken))
        .post("/auth/refresh")
        .then()
        .statusCode(200)
        .body("user.email", equalTo("manager@bedloe.example"))
        .extract()
        .path("refreshToken");
  }

  /** The report of a verification, once every row has its seal. */
  private static JsonPath reportOf(BedloeServer server) {
    return await("all audit rows are sealed")
        .atMost(SOON)
        .until(
            () -> {
              var today = LocalDate.now(ZoneOffset.UTC);
              return Some.json(
                      server.as().theAdmin(),
                      Map.of("from", today.minusDays(1).toString(), "to", today.toString()))
                  .post("/audit/verify")
                  .then()
                  .statusCode(200)
                  .extract()
                  .jsonPath();
            },
            report ->
                report.getList("days.waiting", Long.class).stream().allMatch(n -> n == 0)
                    && report.getList("days.sealed", Long.class).stream().anyMatch(n -> n > 0));
  }

  /** The headers of everything that is encrypted; each names a version and a secret. */
  private static List<String> headers(BedloeServer server) {
    return server
        .database()
        .list(
            row -> row.getString(1),
            """
            SELECT split_part(secret_jwe, '.', 1) FROM second_factors
            UNION SELECT split_part(private_jwe, '.', 1) FROM signing_keys
            UNION SELECT split_part(id_token, '.', 1) FROM external_sessions
            UNION SELECT split_part(refresh_token, '.', 1) FROM external_sessions
              WHERE refresh_token IS NOT NULL""");
  }
}
