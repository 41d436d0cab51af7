package io.bedloe.it.identity.federation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Somebody's browser on its way to an identity provider and back, step by step. */
final class Browser {

  static final String COOKIE = "__Host-bedloe-login";
  static final String REFRESH = "__Host-bedloe-refresh";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final As server;
  private String cookie = "";
  private String refresh = "";
  private String authorization = "";

  private Browser(As server) {
    this.server = server;
  }

  static Browser ofShared() {
    return new Browser(BedloeServer.shared().as());
  }

  static Browser of(BedloeServer server) {
    return new Browser(server.as());
  }

  /** Goes to the provider. */
  Browser begin(String provider) {
    var request = server.withoutToken().redirects().follow(false);
    if (!refresh.isEmpty()) {
      request.cookie(REFRESH, refresh);
    }
    var answer = request.get("/auth/oidc/" + provider);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
    return took(answer, answer.header("Location"));
  }

  /** Was handed an address by an answer that set the cookie, too. */
  Browser took(Response answer, String address) {
    cookie = answer.cookie(COOKIE);
    authorization = address;
    return this;
  }

  /**
   * Has a session already: its cookie is sent when one of our pages leads to the provider, and not
   * on the way back from there (SameSite=Strict).
   */
  Browser signedInBefore(Response signedIn) {
    refresh = signedIn.cookie(REFRESH);
    return this;
  }

  String authorization() {
    return authorization;
  }

  String cookie() {
    return cookie;
  }

  Browser withCookieOf(Browser other) {
    cookie = other.cookie;
    return this;
  }

  /** The parameters with which the provider is asked. */
  Map<String, String> asked() {
    return parameters(authorization);
  }

  String asked(String parameter) {
    return of(asked(), parameter);
  }

  /** A parameter that has to be there. */
  static String of(Map<String, String> parameters, String name) {
    return Objects.requireNonNull(parameters.get(name), name);
  }

  /** Asks the provider for something else than Bedloe has it ask. */
  Browser changed(String parameter, String value) {
    authorization =
        authorization.replace(parameter + "=" + encoded(asked(parameter)), parameter + "=" + value);
    return this;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Signs in there as somebody of whom the provider says these claims; answers what it says. */
  Map<String, String> signInThere(String subject, Map<String, Object> claims) {
    try {
      var answer =
          given()
              .urlEncodingEnabled(false)
              .redirects()
              .follow(false)
              .contentType("application/x-www-form-urlencoded")
              .body(
                  "username="
                      + encoded(subject)
                      + "&claims="
                      + encoded(JSON.writeValueAsString(claims)))
              .post(authorization);
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(302);
      return parameters(answer.header("Location"));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Comes back with what the provider has said. */
  Response comeBack(String provider, Map<String, String> parameters) {
    var request =
        server.withoutToken().redirects().follow(false).queryParams(new HashMap<>(parameters));
    if (!cookie.isEmpty()) {
      request.cookie(COOKIE, cookie);
    }
    return request.get("/auth/oidc/" + provider + "/callback");
  }

  /** All the way. */
  static Response signIn(String provider, String subject, Map<String, Object> claims) {
    return ofShared().all(provider, subject, claims);
  }

  Response all(String provider, String subject, Map<String, Object> claims) {
    begin(provider);
    return comeBack(provider, signInThere(subject, claims));
  }

  /** The access token that the page gets which the browser ends on. */
  String accessToken(Response signedIn) {
    assertThat(signedIn.statusCode()).as(signedIn.asString()).isEqualTo(303);
    return server
        .withoutToken()
        .cookie(REFRESH, signedIn.cookie(REFRESH))
        .header("Sec-Fetch-Site", "same-origin")
        .contentType("application/json")
        .body("{}")
        .post("/auth/refresh")
        .then()
        .statusCode(200)
        .extract()
        .path("accessToken");
  }

  private static Map<String, String> parameters(String address) {
    var parameters = new LinkedHashMap<String, String>();
    Arrays.stream(URI.create(address).getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .forEach(
            pair -> parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return parameters;
  }
}
