package io.bedloe.it.identity.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the pages that a browser shows when a sign-in fails. */
@IntegrationTest
class OidcPagesIT {

  private static final String FIREFOX =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

  private static RequestSpecification browser() {
    return As.nobody().redirects().follow(false).header("Accept", FIREFOX);
  }

  @Test
  void aBrowserThatIsRefusedAtTheCallbackGetsAPage() {
    var request = Some.word("R");
    browser()
        .header("X-Request-Id", request)
        .get("/auth/oidc/corp/callback")
        .then()
        .statusCode(400)
        .header("Content-Type", startsWith("text/html"))
        .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-"))
        .body(containsString("<h1>The sign-in was started in another browser</h1>"))
        .body(containsString(request))
        .body(not(containsString("<script")));
  }

  @Test
  void thePageHasOneSecurityPolicy() {
    var answer = browser().get("/auth/oidc/corp/callback");
    assertThat(answer.headers().getValues("Content-Security-Policy")).hasSize(1);
  }

  @Test
  void anErrorOfTheProviderIsReportedAsAPage() {
    var begun = Browser.ofShared().begin("corp");
    browser()
        .cookie(Browser.COOKIE, begun.cookie())
        .queryParams(Map.of("error", "<b>access_denied</b>", "state", begun.asked("state")))
        .get("/auth/oidc/corp/callback")
        .then()
        .statusCode(403)
        .header("Content-Type", startsWith("text/html"))
        .body(containsString("The Corporation returned the error"))
        .body(not(containsString("<b>")));
  }

  @Test
  void anUnknownProviderIsReportedAsAPage() {
    browser()
        .header("Accept", "text/html")
        .get("/auth/oidc/nobody")
        .then()
        .statusCode(404)
        .header("Content-Type", startsWith("text/html"));
  }

  @Test
  void acceptingHtmlAloneBeginsASignInLikeAnythingElse() {
    browser().header("Accept", "text/html").get("/auth/oidc/corp").then().statusCode(303);
  }

  @Test
  void clientsThatAcceptJsonGetProblemDocuments() {
    for (var accept : new String[] {"application/json", "application/problem+json", "*/*"}) {
      As.nobody()
          .header("Accept", accept)
          .get("/auth/oidc/corp/callback")
          .then()
          .statusCode(400)
          .header("Content-Type", startsWith("application/problem+json"))
          .body("type", equalTo("/problems/login-state-mismatch"));
    }
  }
}
