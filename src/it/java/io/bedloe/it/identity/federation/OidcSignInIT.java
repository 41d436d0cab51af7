package io.bedloe.it.identity.federation;

import static io.bedloe.it.identity.federation.OidcSteps.corp;
import static io.bedloe.it.identity.federation.OidcSteps.me;
import static io.bedloe.it.identity.federation.OidcSteps.newAddress;
import static io.bedloe.it.identity.federation.OidcSteps.person;
import static io.bedloe.it.identity.federation.OidcSteps.refused;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests sign-in with an external provider (OpenID Connect Core 1.0). */
@IntegrationTest
class OidcSignInIT {

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
