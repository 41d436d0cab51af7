package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemPageTest {

  private static String page(String detail) {
    return ProblemPage.html(
        new Problem(
            "/problems/identity-link-required",
            "An account with this e-mail address exists",
            403,
            detail,
            "/api/v1/auth/oidc/corp/callback",
            "request-1",
            null,
            Map.of()));
  }

  @Test
  void thePageNamesTheProblemAndTheRequest() {
    assertThat(page("Sign in another way."))
        .contains("<h1>An account with this e-mail address exists</h1>")
        .contains("Sign in another way.")
        .contains(
            "403 <a href=\"/problems/identity-link-required\">/problems/identity-link-required</a>")
        .contains("request-1");
  }

  @Test
  void whatIsShownIsEscaped() {
    assertThat(page("<script>alert(\"x\")</script> & 'y'"))
        .contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;")
        .doesNotContain("<script");
  }

  @Test
  void thePolicyAllowsTheStyleOfThePageAndNothingElse() throws Exception {
    var style = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(page("x"));
    assertThat(style.find()).isTrue();
    var hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
    assertThat(ProblemPage.SECURITY_POLICY)
        .contains("style-src 'sha256-" + hash + "'")
        .contains("default-src 'none'")
        .contains("base-uri 'none'")
        .doesNotContain("script-src")
        .doesNotContain("unsafe");
  }
}
