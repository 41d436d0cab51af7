package io.bedloe.it.identity.federation;

import static io.bedloe.it.identity.federation.OidcSteps.corp;
import static io.bedloe.it.identity.federation.OidcSteps.newAddress;
import static io.bedloe.it.identity.federation.OidcSteps.person;
import static io.bedloe.it.identity.federation.OidcSteps.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the authorization code flow: its parameters, its response and its cookie (RFC 9700). */
@IntegrationTest
class OidcCodeFlowIT {

  @Test
  void theProviderIsAskedWithPkceStateAndNonceThatNobodyGuesses() {
    var first = Browser.ofShared().begin("corp").asked();
    var second = Browser.ofShared().begin("corp").asked();
    assertThat(first)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "bedloe-at-corp")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("scope", "openid profile email")
        .containsEntry(
            "redirect_uri", BedloeServer.publicUrl() + "/api/v1/auth/oidc/corp/callback");
    for (var name : List.of("state", "nonce", "code_challenge")) {
      assertThat(first.get(name)).hasSize(43).isNotEqualTo(second.get(name));
    }
  }

  @Test
  void aWrongStateIsRefused() {
    var browser = Browser.ofShared().begin("corp");
    var answer = browser.signInThere(Some.word("S"), person(newAddress()));
    var changed = new HashMap<>(answer);
    changed.put("state", Browser.ofShared().begin("corp").asked("state"));
    refused(browser.comeBack("corp", changed), 400, "login-state-mismatch");
    changed.remove("state");
    refused(browser.comeBack("corp", changed), 400, "login-state-mismatch");
    assertThat(browser.comeBack("corp", answer).statusCode()).isEqualTo(303);
  }

  @Test
  void anotherBrowserCannotFinishTheSignIn() {
    var attacker = Browser.ofShared().begin("corp");
    var answer = attacker.signInThere(Some.word("S"), person(newAddress()));
    refused(Browser.ofShared().begin("corp").comeBack("corp", answer), 400, "login-state-mismatch");
    refused(Browser.ofShared().comeBack("corp", answer), 400, "login-state-mismatch");
    var broken = As.nobody().redirects().follow(false).cookie(Browser.COOKIE, "a.b.c.d.e");
    refused(
        broken.queryParams(answer).get("/auth/oidc/corp/callback"), 400, "login-state-mismatch");
  }

  @Test
  void anAnswerForOneProviderIsNotTakenForAnother() {
    var browser = Browser.ofShared().begin("club");
    var answer = browser.signInThere(Some.word("S"), person(newAddress()));
    refused(browser.comeBack("corp", answer), 400, "login-state-mismatch");
  }

  @Test
  void aWrongNonceIsRefused() {
    var browser = Browser.ofShared().begin("corp").changed("nonce", "another");
    var answer = browser.signInThere(Some.word("S"), person(newAddress()));
    refused(browser.comeBack("corp", answer), 401, "invalid-authorization-response");
  }

  @Test
  void aCodeThatWasMadeForAnotherVerifierIsRefused() {
    var browser = Browser.ofShared().begin("corp").changed("code_challenge", "x".repeat(43));
    var answer = browser.signInThere(Some.word("S"), person(newAddress()));
    refused(browser.comeBack("corp", answer), 401, "invalid-authorization-response");
  }

  @Test
  void anAuthorizationResponseIsAcceptedOnce() {
    var browser = Browser.ofShared().begin("corp");
    var answer = browser.signInThere(Some.word("S"), person(newAddress()));
    assertThat(browser.comeBack("corp", answer).statusCode()).isEqualTo(303);
    refused(browser.comeBack("corp", answer), 400, "login-state-used");
  }

  @Test
  void aCodeThatWasUsedIsWorthNothingInAnotherSignIn() {
    var victim = Browser.ofShared().begin("corp");
    var used = victim.signInThere(Some.word("S"), person(newAddress()));
    assertThat(victim.comeBack("corp", used).statusCode()).isEqualTo(303);
    var thief = Browser.ofShared().begin("corp");
    var replayed = Map.of("code", Browser.of(used, "code"), "state", thief.asked("state"));
    refused(thief.comeBack("corp", replayed), 401, "invalid-authorization-response");
  }

  @Test
  void aStolenCodeIsWorthNothingInTheThiefsSignIn() {
    var victim = Browser.ofShared().begin("corp");
    var fresh = victim.signInThere(Some.word("S"), person(newAddress()));
    var thief = Browser.ofShared().begin("corp");
    var stolen = Map.of("code", Browser.of(fresh, "code"), "state", thief.asked("state"));
    refused(thief.comeBack("corp", stolen), 401, "invalid-authorization-response");
  }

  @Test
  void anIdTokenOfAnotherIssuerForAnotherClientOrOfAnotherTimeIsRefused() {
    long now = Instant.now().getEpochSecond();
    var wrong = new HashMap<String, Object[]>();
    wrong.put("issuer", new Object[] {"iss", BedloeServer.externalIssuer().issuer("club")});
    wrong.put("issuer with a slash", new Object[] {"iss", corp() + "/"});
    wrong.put("audience", new Object[] {"aud", "another-client"});
    wrong.put(
        "several audiences", new Object[] {"aud", List.of("bedloe-at-corp", "another-client")});
    wrong.put("authorized party", new Object[] {"azp", "another-client"});
    wrong.put("expired", new Object[] {"exp", now - 90});
    wrong.put("made later", new Object[] {"iat", now + 600});
    wrong.put("not yet", new Object[] {"nbf", now + 600});
    wrong.put("nobody", new Object[] {"sub", ""});
    wrong.forEach(
        (what, claim) -> {
          var answer = Browser.signIn("corp", Some.word("S"), person(newAddress(), claim));
          assertThat(answer.statusCode()).as(what + answer.asString()).isEqualTo(401);
        });
  }

  @Test
  void anAnswerThatNamesAnotherIssuerIsRefused() {
    var browser = Browser.ofShared().begin("corp");
    var answer = new HashMap<>(browser.signInThere(Some.word("S"), person(newAddress())));
    answer.put("iss", BedloeServer.externalIssuer().issuer("club"));
    refused(browser.comeBack("corp", answer), 401, "invalid-authorization-response");
  }

  @Test
  void anErrorOfTheProviderIsReported() {
    var browser = Browser.ofShared().begin("corp");
    var answer = Map.of("error", "access_denied", "state", browser.asked("state"));
    var refusal = browser.comeBack("corp", answer);
    refused(refusal, 403, "provider-refused");
    refusal.then().body("detail", equalTo("The Corporation returned the error access_denied."));
  }

  @Test
  void parametersCannotChangeTheRedirectTarget() {
    var browser = Browser.ofShared().begin("corp");
    var answer = new HashMap<>(browser.signInThere(Some.word("S"), person(newAddress())));
    answer.put("redirect_uri", "https://evil.example");
    answer.put("returnTo", "https://evil.example");
    assertThat(browser.comeBack("corp", answer).header("Location"))
        .isEqualTo(BedloeServer.publicUrl() + "/console");
  }

  @Test
  void theCookieOfASignInIsSentOnTheWayBackAndScriptsCannotReadIt() {
    var cookie =
        As.nobody().redirects().follow(false).get("/auth/oidc/corp").detailedCookie(Browser.COOKIE);
    assertThat(
            List.of(
                cookie.isHttpOnly(), cookie.isSecured(), cookie.getSameSite(), cookie.getPath()))
        .containsExactly(true, true, "Lax", "/");
    assertThat(cookie.getDomain()).isNull();
  }
}
