package io.bedloe.it.identity.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Some;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Steps that tests of sign-in with a provider have in common. */
final class OidcSteps {

  private OidcSteps() {}

  /** Returns an unused e-mail address of the provider {@code corp}. */
  static String newAddress() {
    return Some.word("o").toLowerCase(Locale.ROOT) + "@corp.example";
  }

  /** Returns the claims of a person whose address is verified, and more claims in pairs. */
  static Map<String, Object> person(String email, Object... more) {
    var claims = new HashMap<String, Object>();
    claims.put("email", email);
    claims.put("email_verified", true);
    claims.put("name", "Ann Other");
    for (int i = 0; i < more.length; i += 2) {
      claims.put((String) more[i], more[i + 1]);
    }
    return claims;
  }

  /** Checks that a sign-in was refused and opened no session. */
  static void refused(Response answer, int status, String rule) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    answer.then().body("type", equalTo("/problems/" + rule));
    assertThat(answer.cookie(Browser.REFRESH)).isNull();
  }

  /** Returns the account of a session that was just opened. */
  static Response me(Response signedIn) {
    return As.bearer(Browser.ofShared().accessToken(signedIn)).get("/auth/me");
  }

  /** Returns the issuer of the provider {@code corp}. */
  static String corp() {
    return BedloeServer.externalIssuer().issuer("corp");
  }
}
