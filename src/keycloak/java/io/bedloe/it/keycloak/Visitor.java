package io.bedloe.it.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The browser of a user: it keeps the cookies of both servers, and fills in Keycloak's form. */
final class Visitor {

  private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

  private final Map<String, String> cookies = new HashMap<>();

  /** Opens an address, as a link or a redirection does. */
  Response go(String address) {
    return kept(
        Keycloak.request()
            .urlEncodingEnabled(false)
            .cookies(cookies)
            .header("Accept", "text/html,*/*;q=0.8")
            .get(URI.create(address)));
  }

  /** Signs in at Keycloak; returns the address of the redirection. */
  String signInAt(String authorization, String user, String password) {
    var page = go(authorization);
    if (page.statusCode() == 302) {
      return page.header("Location"); // The user has a session there already.
    }
    assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
    var action = ACTION.matcher(page.asString());
    assertThat(action.find()).as(page.asString()).isTrue();
    var answer =
        kept(
            Keycloak.request()
                .cookies(cookies)
                .urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded")
                .body("username=" + user + "&password=" + password.replace(" ", "+"))
                .post(URI.create(action.group(1).replace("&amp;", "&"))));
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(302);
    return answer.header("Location");
  }

  String cookie(String name) {
    return Objects.requireNonNull(cookies.get(name), name);
  }

  private Response kept(Response answer) {
    cookies.putAll(answer.cookies());
    return answer;
  }

  static Map<String, String> parameters(String address) {
    var parameters = new HashMap<String, String>();
    Arrays.stream(URI.create(address).getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .forEach(
            pair -> parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return parameters;
  }
}
