package io.bedloe.it.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.bedloe.it.BedloeServer;
import io.bedloe.it.SystemTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests the statements of the guide, with its realm and a real Keycloak. */
@SystemTest
class KeycloakST {

  private static final String AUDIENCE = "https://shop.example/api";
  private static final String REFRESH = "refresh";
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final Keycloak KEYCLOAK = new Keycloak();
  private static final BedloeServer BEDLOE = BedloeServer.onOwnDatabase(settings());

  private static Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("BEDLOE_OIDC_PROVIDERS", "keycloak");
    settings.put("BEDLOE_OIDC_KEYCLOAK_ISSUER", KEYCLOAK.issuer());
    settings.put("BEDLOE_OIDC_KEYCLOAK_CLIENT_ID", "bedloe");
    settings.put("BEDLOE_OIDC_KEYCLOAK_CLIENT_SECRET", "CHANGE-ME-bedloe");
    settings.put("BEDLOE_OIDC_KEYCLOAK_CREATE_ACCOUNTS", "true");
    settings.put("BEDLOE_OIDC_KEYCLOAK_ROLES_CLAIM", "roles");
    settings.put("BEDLOE_OIDC_KEYCLOAK_ROLE_MAP", "bedloe-user=user, bedloe-manager=manager");
    settings.put("BEDLOE_OIDC_KEYCLOAK_ACCEPT_BEARER_TOKENS", "true");
    settings.put("BEDLOE_OIDC_KEYCLOAK_AUDIENCE", AUDIENCE);
    settings.put("BEDLOE_OIDC_KEYCLOAK_SERVICE_ACCOUNTS", "erp=manager, bedloe=admin");
    settings.put("BEDLOE_OIDC_KEYCLOAK_CHECK_AT_REFRESH", "account");
    return settings;
  }

  @BeforeAll
  static void start() throws Exception {
    KEYCLOAK.start(publicUrl());
    BEDLOE.start();
  }

  @AfterAll
  static void stop() {
    BEDLOE.close();
    KEYCLOAK.close();
  }

  private static String publicUrl() {
    return "http://localhost:" + BEDLOE.uri().getPort();
  }

  /** A user who has returned from Keycloak, with the refresh token of the session. */
  private record Arrived(Visitor visitor, Response landing, String refreshToken) {}

  private static Arrived signedIn() {
    var visitor = new Visitor();
    var begun = visitor.go(publicUrl() + "/api/v1/auth/oidc/keycloak");
    assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(303);
    var back = visitor.signInAt(begun.header("Location"), Keycloak.PERSON, Keycloak.PASSWORD);
    var landing = visitor.go(back);
    assertThat(landing.statusCode()).as(landing.asString()).isEqualTo(303);
    var name = landing.cookies().keySet().stream().filter(it -> it.endsWith(REFRESH)).findFirst();
    return new Arrived(visitor, landing, visitor.cookie(name.orElseThrow()));
  }

  private static Response refreshed(String refreshToken) {
    return BEDLOE
        .as()
        .withoutToken()
        .contentType("application/json")
        .body(Map.of("refreshToken", refreshToken))
        .post("/auth/refresh");
  }

  private static Response me(String token) {
    return BEDLOE.as().withToken(token).get("/auth/me");
  }

  @Test
  void aPersonSignsInAndHasTheRolesOfTheRealmAndLandsOnAPageThatExists() {
    var person = signedIn();
    var landing = person.visitor().go(person.landing().header("Location"));
    assertThat(landing.statusCode()).as(landing.asString()).isEqualTo(200);
    me(refreshed(person.refreshToken()).path("accessToken"))
        .then()
        .statusCode(200)
        .body("name", equalTo(Keycloak.EMAIL))
        .body("roles", hasItem("manager"));
    BEDLOE
        .as()
        .theAdmin()
        .get("/identity-providers")
        .then()
        .body("providers[0].reachable", equalTo(true))
        .body("providers[0].parts.tokenEndpoint.state", equalTo("SUCCEEDED"));
  }

  @Test
  void anAccessTokenIsAcceptedAndAnIdTokenIsNot() {
    var redirection = publicUrl() + "/api/v1/auth/oidc/keycloak/callback";
    var verifier = "v".repeat(43);
    var challenge = sha256(verifier);
    var back =
        new Visitor()
            .signInAt(
                KEYCLOAK.issuer()
                    + "/protocol/openid-connect/auth?client_id=bedloe&response_type=code"
                    + "&scope=openid&nonce=n&state=s&code_challenge_method=S256&code_challenge="
                    + challenge
                    + "&redirect_uri="
                    + URLEncoder.encode(redirection, StandardCharsets.UTF_8),
                Keycloak.PERSON,
                Keycloak.PASSWORD);
    var tokens =
        KEYCLOAK.token(
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "bedloe",
                "client_secret",
                "CHANGE-ME-bedloe",
                "redirect_uri",
                redirection,
                "code_verifier",
                verifier,
                "code",
                Visitor.parameters(back).getOrDefault("code", "")));
    assertThat(tokens.statusCode()).as(tokens.asString()).isEqualTo(200);
    me(tokens.path("id_token")).then().statusCode(401);
    me(tokens.path("refresh_token")).then().statusCode(401);
    signedIn(); // The request opens an account for the user.
    me(tokens.path("access_token"))
        .then()
        .statusCode(200)
        .body("name", equalTo(Keycloak.EMAIL)) // The roles are not those of the client.
        .body("roles", contains("manager"));
  }

  private static String sha256(String text) {
    try {
      return java.util.Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              java.security.MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void aServiceAccountCallsWithItsOwnToken() {
    var token =
        KEYCLOAK.token(
            Map.of(
                "grant_type", "client_credentials",
                "client_id", "erp",
                "client_secret", "CHANGE-ME-erp"));
    assertThat(token.statusCode()).as(token.asString()).isEqualTo(200);
    me(token.path("access_token"))
        .then()
        .statusCode(200)
        .body("name", equalTo("erp@keycloak.service.invalid"))
        .body("roles", hasItem("manager"));
  }

  @Test
  void whoSignsOutHereSignsOutThereToo() {
    var person = signedIn();
    String token = refreshed(person.refreshToken()).path("accessToken");
    String logout =
        BEDLOE
            .as()
            .withToken(token)
            .post("/auth/logout-at-provider")
            .then()
            .statusCode(200)
            .body("logoutUrl", startsWith(KEYCLOAK.issuer()))
            .extract()
            .path("logoutUrl");
    me(token).then().statusCode(401);
    var answer = person.visitor().go(logout);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo(publicUrl() + "/");
    var again = person.visitor().go(publicUrl() + "/api/v1/auth/oidc/keycloak");
    var form = person.visitor().go(again.header("Location"));
    assertThat(form.statusCode()).as("Keycloak asks for the password again").isEqualTo(200);
  }

  @Test
  void whoIsSignedOutThereIsSignedOutHere() {
    String token = refreshed(signedIn().refreshToken()).path("accessToken");
    me(token).then().statusCode(200);
    KEYCLOAK.logOutPerson();
    await("the token is refused").atMost(SOON).until(() -> me(token).statusCode() == 401);
  }

  @Test
  void anAccountThatIsDisabledThereLosesItsSessionAndKeysAtTheNextRefresh() {
    var person = signedIn();
    var next = refreshed(person.refreshToken());
    String key =
        BEDLOE
            .as()
            .withToken(next.path("accessToken"))
            .contentType("application/json")
            .body(Map.of("name", "K", "scopes", java.util.List.of("catalog:read")))
            .post("/api-keys")
            .path("key");
    aMinuteLater();
    var good = refreshed(next.path("refreshToken"));
    assertThat(good.statusCode()).as(good.asString()).isEqualTo(200);
    KEYCLOAK.enablePerson(false);
    try {
      aMinuteLater();
      refreshed(good.path("refreshToken")).then().statusCode(401);
      me(good.path("accessToken")).then().statusCode(401);
      BEDLOE.as().withToken(key).get("/products").then().statusCode(401);
    } finally {
      KEYCLOAK.enablePerson(true);
    }
  }

  /** Sets the time of the last check back, because the provider is asked at most once a minute. */
  private static void aMinuteLater() {
    BEDLOE
        .database()
        .execute("UPDATE external_sessions SET checked_at = checked_at - interval '1 minute'");
  }
}
