package io.bedloe.it.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests sessions whose refresh token is in a cookie. */
@IntegrationTest
class SessionCookiesIT {

  private static final String PASSWORD = "bedloe-dev-password";

  private final TestAccount account = TestAccount.with("user");

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() {
    var answer =
        Some.json(
                As.nobody().header("Sec-Fetch-Site", "same-origin"),
                Map.of("email", account.email(), "password", PASSWORD, "useCookie", true))
            .post("/auth/login");
    answer.then().statusCode(200).body("refreshToken", nullValue());
    var cookie = answer.detailedCookie("__Host-bedloe-refresh");
    assertThat(
            List.of(
                cookie.isHttpOnly(), cookie.isSecured(), cookie.getSameSite(), cookie.getPath()))
        .containsExactly(true, true, "Strict", "/");
    assertThat(cookie.getDomain()).isNull();

    for (var site : List.of("cross-site", "same-site", "none")) {
      withCookie(cookie.getValue(), "Sec-Fetch-Site", site)
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/untrusted-origin"));
    }
    withCookie(cookie.getValue(), "Origin", "https://evil.example").then().statusCode(403);
    withCookie(cookie.getValue(), "Accept", "application/json").then().statusCode(403);
    var next = withCookie(cookie.getValue(), "Sec-Fetch-Site", "same-origin");
    next.then().statusCode(200).body("refreshToken", nullValue());
    assertThat(next.cookie("__Host-bedloe-refresh")).startsWith("bdr_");
    assertThat(next.cookie("__Host-bedloe-refresh")).isNotEqualTo(cookie.getValue());
  }

  @Test
  void aSecondSignInInTheSameBrowserEndsTheFormerSession() {
    var first = signInWithCookie(null);
    String access = first.path("accessToken");
    As.bearer(access).get("/auth/me").then().statusCode(200);
    var elsewhere = OpenedSession.signIn(account);
    var second = signInWithCookie(first.cookie("__Host-bedloe-refresh"));
    As.bearer(access).get("/auth/me").then().statusCode(401);
    withCookie(first.cookie("__Host-bedloe-refresh"), "Sec-Fetch-Site", "same-origin")
        .then()
        .statusCode(401);
    assertThat(OpenedSession.endReason(account)).isEqualTo("REPLACED");
    As.bearer(second.path("accessToken")).get("/auth/me").then().statusCode(200);
    elsewhere.me().then().statusCode(200);
  }

  private Response signInWithCookie(@Nullable String former) {
    var request =
        Some.json(
            As.nobody().header("Sec-Fetch-Site", "same-origin"),
            Map.of("email", account.email(), "password", PASSWORD, "useCookie", true));
    if (former != null) {
      request.header("Cookie", "__Host-bedloe-refresh=" + former);
    }
    var answer = request.post("/auth/login");
    answer.then().statusCode(200);
    return answer;
  }

  private static Response withCookie(String value, String header, String content) {
    return Some.json(As.nobody().header(header, content), Map.of())
        .header("Cookie", "__Host-bedloe-refresh=" + value)
        .post("/auth/refresh");
  }
}
