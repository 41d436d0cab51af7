package io.bedloe.it.identity.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.ExternalProviders;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests sign-in with an external provider (OpenID Connect Core 1.0, RFC 9700). */
@IntegrationTest
class OidcSignInIT {

  private static String newAddress() {
    return Some.word("o").toLowerCase(Locale.ROOT) + "@corp.example";
  }

  private static Map<String, Object> person(String email, Object... more) {
    var claims = new HashMap<String, Object>();
    claims.put("email", email);
    claims.put("email_verified", true);
    claims.put("name", "Ann Other");
    for (int i = 0; i < more.length; i += 2) {
      claims.put((String) more[i], more[i + 1]);
    }
    return claims;
  }

  private static void refused(Response answer, int status, String rule) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    answer.then().body("type", equalTo("/problems/" + rule));
    assertThat(answer.cookie(Browser.REFRESH)).isNull();
  }

  private static Response me(Response signedIn) {
    return As.bearer(Browser.ofShared().accessToken(signedIn)).get("/auth/me");
  }

  @Test
  void aPersonWhoIsNewGetsAnAccountAndASessionOfOurs() {
    var email = newAddress();
    var in =
        Browser.signIn("corp", Some.word("S"), person(email, "groups", List.of("bosses", "x")));
    assertThat(in.statusCode()).as(in.asString()).isEqualTo(303);
    assertThat(in.header("Location")).isEqualTo(BedloeServer.publicUrl() + "/console");
    assertThat(in.headers().getValues("Set-Cookie"))
        .anyMatch(set -> set.startsWith(Browser.REFRESH + "=") && set.contains("SameSite=Strict"))
        .anyMatch(set -> set.startsWith(Browser.COOKIE + "=;") && set.contains("Max-Age=0"))
        .allMatch(set -> set.contains("HttpOnly") && set.contains("Secure"));
    var me = me(in);
    me.then().body("name", equalTo(email)).body("roles", contains("manager", "user"));
    As.admin()
        .get("/users/" + me.<String>path("id"))
        .then()
        .body("hasPassword", equalTo(false))
        .body("name", equalTo("Ann Other"));
  }

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
  void whoComesAgainHasTheSameAccountWhateverTheAddressIsNow() {
    var subject = Some.word("S");
    var first = newAddress();
    var before = me(Browser.signIn("corp", subject, person(first)));
    var unverified = new HashMap<>(person(newAddress()));
    unverified.put("email_verified", false);
    var after = me(Browser.signIn("corp", subject, unverified));
    assertThat(after.<String>path("id")).isEqualTo(before.path("id"));
    assertThat(after.<String>path("name")).isEqualTo(first);
  }

  @Test
  void mappedRolesComeAndGoWithTheClaimAndOthersStay() {
    var subject = Some.word("S");
    var email = newAddress();
    var id = me(Browser.signIn("corp", subject, person(email))).<String>path("id");
    Some.patch(As.admin(), "*", "{\"roles\":[\"user\"],\"name\":\"Renamed\"}")
        .patch("/users/" + id);
    me(Browser.signIn("corp", subject, person(email, "groups", List.of("bosses", "lost"))))
        .then()
        .body("roles", contains("manager", "user"));
    var without = me(Browser.signIn("corp", subject, person(email, "groups", List.of("admin"))));
    without.then().body("roles", contains("user"));
    assertThat(actionsOn(id))
        .contains("user.opened", "sign-in.succeeded", "user.roles-mapped", "user.changed");
  }

  private static List<String> actionsOn(String id) {
    return As.admin()
        .queryParams("subjectId", id, "limit", 50)
        .get("/audit")
        .then()
        .statusCode(200)
        .extract()
        .path("items.action");
  }

  @Test
  void anAddressThatIsNotVerifiedOpensNoAccount() {
    var claims = person(newAddress());
    claims.put("email_verified", false);
    refused(Browser.signIn("corp", Some.word("S"), claims), 403, "provider-email-not-verified");
    claims.remove("email_verified");
    refused(Browser.signIn("corp", Some.word("S"), claims), 403, "provider-email-not-verified");
    claims.put("email_verified", "true");
    assertThat(Browser.signIn("corp", Some.word("S"), claims).statusCode()).isEqualTo(303);
  }

  @Test
  void anAccountWithTheSameAddressIsNeverTakenOver() {
    var account = TestAccount.with("admin");
    var claims = person(account.email().toUpperCase(Locale.ROOT));
    refused(Browser.signIn("corp", Some.word("S"), claims), 403, "identity-link-required");
    refused(Browser.signIn("club", Some.word("S"), claims), 403, "identity-link-required");
  }

  @Test
  void withoutCreateAccountsAnUnlinkedIdentityIsRefused() {
    refused(
        Browser.signIn("club", Some.word("S"), person(newAddress())), 403, "identity-not-linked");
  }

  @Test
  void aDisabledAccountIsNotSignedInTo() {
    var subject = Some.word("S");
    var id = me(Browser.signIn("corp", subject, person(newAddress()))).<String>path("id");
    Some.patch(As.admin(), "*", "{\"enabled\":false}").patch("/users/" + id).then().statusCode(200);
    refused(Browser.signIn("corp", subject, Map.of()), 403, "account-disabled");
  }

  @Test
  void anErasedAccountLeavesNoIdentityBehind() {
    var subject = Some.word("S");
    var id = me(Browser.signIn("corp", subject, person(newAddress()))).<String>path("id");
    As.admin().post("/users/" + id + "/erase").then().statusCode(200);
    assertThat(
            Database.shared()
                .number("SELECT count(*) FROM user_identities WHERE subject = ?", subject))
        .isZero();
    assertThat(
            Database.shared()
                .number("SELECT count(*) FROM external_sessions WHERE subject = ?", subject))
        .isZero();
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

  private static String corp() {
    return BedloeServer.externalIssuer().issuer("corp");
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
  void refusalsStandInTheAuditTrail() {
    var request = Some.word("R");
    As.nobody()
        .header("X-Request-Id", request)
        .get("/auth/oidc/corp/callback")
        .then()
        .statusCode(400);
    As.admin()
        .queryParam("requestId", request)
        .get("/audit")
        .then()
        .body("items[0].action", equalTo("sign-in.refused"))
        .body("items[0].after.rule", equalTo("login-state-mismatch"));
  }

  @Test
  void theProvidersAreListedForAPageToSignInOn() {
    As.nobody()
        .get("/auth/providers")
        .then()
        .statusCode(200)
        .body("providers.name", contains("corp", "club"))
        .body("providers[0].title", equalTo("The Corporation"))
        .body("providers[0].signInPath", equalTo("/api/v1/auth/oidc/corp"));
    refused(As.nobody().get("/auth/oidc/nobody"), 404, "provider-not-found");
  }

  @Test
  void adminComesFromTheProviderOnlyWhereTheMapSaysSo() {
    var subject = Some.word("S");
    var email = newAddress();
    me(Browser.signIn("corp", subject, person(email, "groups", List.of("admin", "root"))))
        .then()
        .body("roles", contains("user"));
    me(Browser.signIn("corp", subject, person(email, "groups", List.of("roots"))))
        .then()
        .body("roles", contains("admin", "user"));
  }

  @Test
  void adminsReadTheStatusOfEachProvider() {
    Browser.signIn("corp", Some.word("S"), person(newAddress()));
    var status = As.admin().get("/identity-providers");
    status
        .then()
        .statusCode(200)
        .body("providers[0].name", equalTo("corp"))
        .body("providers[0].issuer", equalTo(corp()))
        .body("providers[0].reachable", equalTo(true))
        .body("providers[0].lastError", nullValue())
        .body("providers[0].keys", equalTo(1))
        .body("providers[0].bearerTokens", equalTo(true))
        .body("providers[0].managedRoles", hasItem("manager"))
        .body("providers[0].parts.discovery.state", equalTo("SUCCEEDED"))
        .body("providers[0].parts.keys.state", equalTo("SUCCEEDED"))
        .body("providers[0].parts.tokenEndpoint.state", equalTo("SUCCEEDED"))
        .body("providers[1].bearerTokens", equalTo(false));
    assertThat(status.asString()).doesNotContain(ExternalProviders.SECRET);
    As.manager().get("/identity-providers").then().statusCode(403);
    As.nobody().get("/identity-providers").then().statusCode(401);
  }

  @Test
  void tokensOfTheProviderStayOnTheServer() {
    var answer = Browser.signIn("corp", Some.word("S"), person(newAddress()));
    assertThat(answer.statusCode()).isEqualTo(303);
    // Every JSON Web Token begins with these three characters.
    assertThat(answer.getHeaders().toString() + answer.asString()).doesNotContain("eyJ");
    assertThat(BedloeServer.shared().log().contains("eyJ")).as("a token in the log").isFalse();
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

  @Test
  void codesCookiesAndSecretsOccurInNoLogOrResponse() {
    var browser = Browser.ofShared().begin("corp").changed("nonce", "another");
    var answer = browser.signInThere(Some.word("S"), person(newAddress()));
    var refusal = browser.comeBack("corp", answer);
    refused(refusal, 401, "invalid-authorization-response");
    var log = BedloeServer.shared().log();
    assertThat(log).contains("its ID token was rejected");
    for (var secret :
        List.of(Browser.of(answer, "code"), browser.cookie(), ExternalProviders.SECRET)) {
      assertThat(log.contains(secret)).as("in the log: " + secret).isFalse();
      assertThat(refusal.asString()).doesNotContain(secret);
      assertThat(
              Database.shared()
                  .number("SELECT count(*) FROM audit_log a WHERE strpos(a::text, ?) > 0", secret))
          .isZero();
    }
  }
}
