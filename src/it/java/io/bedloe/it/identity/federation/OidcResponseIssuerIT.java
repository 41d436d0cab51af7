package io.bedloe.it.identity.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.BedloeServer;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that the iss parameter of an authorization response is compared as RFC 9207, 2.4 requires.
 */
@IntegrationTest
class OidcResponseIssuerIT {

  private static String corp() {
    return BedloeServer.externalIssuer().issuer("corp");
  }

  private static Map<String, Object> person() {
    var email = Some.word("o").toLowerCase(Locale.ROOT) + "@corp.example";
    return Map.of("email", email, "email_verified", true, "name", "Ann Other");
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of("begins with the issuer", corp() + ".evil.example"),
        Arguments.of("is the issuer and a slash", corp() + "/"),
        Arguments.of("is the beginning of the issuer", corp().substring(0, corp().length() - 1)),
        Arguments.of("differs in case", corp().toUpperCase(Locale.ROOT)),
        Arguments.of("ends with the issuer", "https://evil.example/?" + corp()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void anIssuerThatIsNotExactlyTheProvidersIsRefused(String difference, String issuer) {
    var browser = Browser.ofShared().begin("corp");
    var response = new HashMap<>(browser.signInThere(Some.word("S"), person()));
    response.put("iss", issuer);
    var answer = browser.comeBack("corp", response);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(401);
    answer.then().body("type", equalTo("/problems/invalid-authorization-response"));
    assertThat(answer.cookie(Browser.REFRESH)).isNull();
  }

  @Test
  void theProvidersOwnIssuerIsAccepted() {
    var browser = Browser.ofShared().begin("corp");
    var response = new HashMap<>(browser.signInThere(Some.word("S"), person()));
    response.put("iss", corp());
    assertThat(browser.comeBack("corp", response).statusCode()).isEqualTo(303);
  }
}
