package io.bedloe.it.identity.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the end of the session that a browser has when it signs in with a provider. */
@IntegrationTest
class OidcFormerSessionIT {

  private static Map<String, Object> person() {
    var email = Some.word("f").toLowerCase(Locale.ROOT) + "@corp.example";
    return Map.of("email", email, "email_verified", true, "name", "Ann Other");
  }

  @Test
  void theSessionThatTheBrowserHadWhenItLeftForTheProviderEnds() {
    var first = Browser.signIn("corp", Some.word("S"), person());
    var former = Browser.ofShared().accessToken(first);
    var browser = Browser.ofShared().signedInBefore(first).begin("corp");
    var answer = browser.signInThere(Some.word("S"), person());
    As.bearer(former).get("/auth/me").then().statusCode(200);
    var second = browser.comeBack("corp", answer);
    As.bearer(former).get("/auth/me").then().statusCode(401);
    As.bearer(Browser.ofShared().accessToken(second)).get("/auth/me").then().statusCode(200);
  }

  @Test
  void aSignInThatIsRefusedEndsNoSession() {
    var first = Browser.signIn("corp", Some.word("S"), person());
    var former = Browser.ofShared().accessToken(first);
    var browser = Browser.ofShared().signedInBefore(first).begin("club");
    var answer = browser.signInThere(Some.word("S"), person());
    assertThat(browser.comeBack("club", answer).statusCode()).isEqualTo(403);
    As.bearer(former).get("/auth/me").then().statusCode(200);
  }
}
