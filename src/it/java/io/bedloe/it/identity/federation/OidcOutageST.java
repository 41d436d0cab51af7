package io.bedloe.it.identity.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.bedloe.it.BedloeServer;
import io.bedloe.it.ExternalProviders;
import io.bedloe.it.Some;
import io.bedloe.it.SystemTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests an external provider that is unreachable, returns, and rotates its keys. */
@SystemTest
class OidcOutageST {

  /** A failure is cached for five seconds; the rest is for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(20);

  @AfterEach
  void backAgain() {
    BedloeServer.externalIssuer().start();
  }

  private static Map<String, Object> person() {
    return Map.of(
        "email", Some.word("p").toLowerCase(Locale.ROOT) + "@corp.example", "email_verified", true);
  }

  private static Response begun(BedloeServer server) {
    return server.as().withoutToken().redirects().follow(false).get("/auth/oidc/corp");
  }

  private static int me(BedloeServer server, String token) {
    return server.as().withToken(token).get("/auth/me").statusCode();
  }

  private static void unavailable(Response answer) {
    answer
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("/problems/provider-unavailable"))
        .body("detail", containsString("The Corporation"));
  }

  @Test
  void whileAnIssuerIsAwayItsUsersAreToldSoAndAllOthersSignIn() {
    var settings = ExternalProviders.settings();
    BedloeServer.externalIssuer().stop();
    try (var server = BedloeServer.onOwnDatabase(settings).start()) {
      var token = FederatedToken.of(Some.word("S"), same -> same);
      unavailable(begun(server));
      unavailable(server.as().withToken(token).get("/auth/me"));
      server
          .as()
          .theAdmin()
          .get("/identity-providers")
          .then()
          .statusCode(200)
          .body("providers[0].reachable", equalTo(false))
          .body("providers[0].lastError", equalTo("no connection is available"))
          .body("providers[0].keys", equalTo(0));
      assertThat(server.log()).contains("identity provider corp: no connection is available");

      BedloeServer.externalIssuer().start();
      await("the identity provider is reached again")
          .atMost(SOON)
          .until(() -> begun(server).statusCode() == 303);
      assertThat(Browser.of(server).all("corp", Some.word("S"), person()).statusCode())
          .isEqualTo(303);
    }
  }

  @Test
  void keysThatAreKnownOutlastAnOutageAndNewOnesAreFetchedWhenTheyAreUsed() {
    var issuer = BedloeServer.externalIssuer();
    try (var server = BedloeServer.onOwnDatabase(ExternalProviders.settings()).start()) {
      var subject = Some.word("S");
      assertThat(Browser.of(server).all("corp", subject, person()).statusCode()).isEqualTo(303);
      var before = FederatedToken.of(subject, same -> same);
      assertThat(me(server, before)).isEqualTo(200);
      var browser = Browser.of(server).begin("corp");
      var answer = browser.signInThere(subject, person());

      issuer.stop();
      assertThat(me(server, before)).isEqualTo(200);
      unavailable(browser.comeBack("corp", answer));
      issuer.start();

      issuer.rotateKey("corp");
      var after = FederatedToken.of(subject, same -> same);
      assertThat(me(server, after)).isEqualTo(200);
      assertThat(me(server, before)).as("a key that the issuer has withdrawn").isEqualTo(401);
      assertThat(Browser.of(server).all("corp", subject, person()).statusCode()).isEqualTo(303);
    }
  }
}
