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

/** A browser that signs in at an identity provider, step by step. */
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

  /** Opens the sign-in address and follows it to the provider. */
  Browser begin(String provider) {
    var request = server.withoutToken().redirects().follow(false);
    if (!refresh.isEmpty()) {
      request.cookie(REFRESH, refresh);
    }
    var answer = request.get("/auth/oidc/" + provider);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
    return took(answer, answer.header("Location"));
  }

  /** Continues with an address and a cookie from a response. */
  Browser took(Response answer, String address) {
    cookie = answer.cookie(COOKIE);
    authorization = address;
    return this;
  }

  /**
   * Has a session already: its cookie is sent with the request that leads to the provider, but not
   * on the redirect back (SameSite=Strict).
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

  /** Returns the parameters of the authorization request. */
  Map<String, String> asked() {
    return parameters(authorization);
  }

  String asked(String parameter) {
    return of(asked(), parameter);
  }

  /** Returns a required parameter. */
  static String of(Map<String, String> parameters, String name) {
    return Objects.requireNonNull(parameters.get(name), name);
  }

  /** Changes a parameter of the authorization request. */
  Browser changed(String parameter, String value) {
    authorization =
        authorization.replace(parameter + "=" + encoded(asked(parameter)), parameter + "=" + value);
    return this;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Signs in at the provider with these claims; returns the parameters of its response. */
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

  /** Returns to Bedloe with the provider's response. */
  Response comeBack(String provider, Map<String, String> parameters) {
    var request =
        server.withoutToken().redirects().follow(false).queryParams(new HashMap<>(parameters));
    if (!cookie.isEmpty()) {
      request.cookie(COOKIE, cookie);
    }
    return request.get("/auth/oidc/" + provider + "/callback");
  }

  /** Does the whole sign-in. */
  static Response signIn(String provider, String subject, Map<String, Object> claims) {
    return ofShared().all(provider, subject, claims);
  }

  Response all(String provider, String subject, Map<String, Object> claims) {
    begin(provider);
    return comeBack(provider, signInThere(subject, claims));
  }

  /** Returns the access token that the final page gets. */
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
