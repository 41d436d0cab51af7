package io.bedloe.it.identity.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests linking and unlinking of external identities. */
@IntegrationTest
class OidcLinkingIT {

  private static final String PASSWORD = "bedloe-dev-password";

  private static String signedIn(TestAccount account) {
    return Some.json(As.nobody(), Map.of("email", account.email(), "password", PASSWORD))
        .post("/auth/login")
        .then()
        .statusCode(200)
        .extract()
        .path("accessToken");
  }

  private static Response begun(String token, String provider, String password) {
    return Some.json(As.bearer(token), Map.of("currentPassword", password))
        .post("/auth/identities/" + provider);
  }

  private static Browser beginLinking(String token, String provider) {
    var begun = begun(token, provider, "bedloe-dev-password");
    assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(200);
    return Browser.ofShared().took(begun, begun.path("authorizationUrl"));
  }

  private static Response link(String token, String provider, String subject) {
    var browser = beginLinking(token, provider);
    return browser.comeBack(provider, browser.signInThere(subject, Map.of()));
  }

  private static void refused(Response answer, int status, String rule) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    answer.then().body("type", equalTo("/problems/" + rule));
  }

  @Test
  void whoIsSignedInLinksAnIdentityAndSignsInWithItFromThenOn() {
    var account = TestAccount.with("user");
    var subject = Some.word("S");
    var linked = link(signedIn(account), "club", subject);
    assertThat(linked.statusCode()).as(linked.asString()).isEqualTo(303);
    assertThat(linked.header("Location")).isEqualTo(BedloeServer.publicUrl() + "/console/account");
    assertThat(linked.cookie(Browser.REFRESH)).isNull();

    var in = Browser.signIn("club", subject, Map.of());
    As.bearer(Browser.ofShared().accessToken(in))
        .get("/auth/me")
        .then()
        .body("id", equalTo(account.id()));
    account
        .asks()
        .get("/auth/identities")
        .then()
        .body("items", hasSize(1))
        .body("items[0].provider", equalTo("club"))
        .body("items[0].issuer", equalTo(BedloeServer.externalIssuer().issuer("club")))
        .body("items[0].lastUsedAt", notNullValue());
    assertThat(actionsOn(account))
        .contains("identity.linking-begun", "identity.linked", "sign-in.succeeded");
  }

  private static List<String> actionsOn(TestAccount account) {
    return As.admin()
        .queryParams("subjectId", account.id(), "limit", 50)
        .get("/audit")
        .path("items.action");
  }

  @Test
  void linkingTheSameAgainChangesNothing() {
    var account = TestAccount.with("user");
    var token = signedIn(account);
    var subject = Some.word("S");
    assertThat(link(token, "club", subject).statusCode()).isEqualTo(303);
    assertThat(link(token, "club", subject).statusCode()).isEqualTo(303);
    account.asks().get("/auth/identities").then().body("items", hasSize(1));
  }

  @Test
  void anIdentityBelongsToOneAccount() {
    var subject = Some.word("S");
    assertThat(link(signedIn(TestAccount.with("user")), "club", subject).statusCode())
        .isEqualTo(303);
    refused(link(signedIn(TestAccount.with("user")), "club", subject), 409, "identity-taken");
  }

  /** ASVS 6.8.1: issuer and subject together identify a user, never the subject alone. */
  @Test
  void theSameSubjectOfAnotherIssuerIsSomebodyElse() {
    var subject = Some.word("S");
    var email = Some.word("t").toLowerCase(Locale.ROOT) + "@corp.example";
    var person = Map.<String, Object>of("email", email, "email_verified", true);
    var atCorp = Browser.ofShared().accessToken(Browser.signIn("corp", subject, person));
    refused(Browser.signIn("club", subject, Map.of()), 403, "identity-not-linked");

    var account = TestAccount.with("user");
    assertThat(link(signedIn(account), "club", subject).statusCode()).isEqualTo(303);
    assertThat(idAfter(Browser.signIn("club", subject, Map.of()))).isEqualTo(account.id());
    assertThat(idAfter(Browser.signIn("corp", subject, person)))
        .isEqualTo(As.bearer(atCorp).get("/auth/me").path("id"))
        .isNotEqualTo(account.id());

    refused(link(signedIn(account), "corp", subject), 409, "identity-taken");
    refused(link(atCorp, "club", subject), 409, "identity-taken");
  }

  private static String idAfter(Response signedIn) {
    return As.bearer(Browser.ofShared().accessToken(signedIn)).get("/auth/me").path("id");
  }

  @Test
  void ofTwoAccountsThatLinkOneIdentityAtOnceOneGetsIt() throws Exception {
    var subject = Some.word("S");
    var first = beginLinking(signedIn(TestAccount.with("user")), "club");
    var second = beginLinking(signedIn(TestAccount.with("user")), "club");
    var firstAnswer = first.signInThere(subject, Map.of());
    var secondAnswer = second.signInThere(subject, Map.of());
    var statuses =
        AtOnce.all(
            2,
            number ->
                number == 0
                    ? first.comeBack("club", firstAnswer).statusCode()
                    : second.comeBack("club", secondAnswer).statusCode());
    assertThat(statuses).containsExactlyInAnyOrder(303, 409);
  }

  @Test
  void anotherBrowserCannotCompleteTheLinking() {
    var attacker = beginLinking(signedIn(TestAccount.with("user")), "club");
    var answer = attacker.signInThere(Some.word("S"), Map.of());
    refused(Browser.ofShared().comeBack("club", answer), 400, "login-state-mismatch");
  }

  @Test
  void aSignInThatWasBegunForLinkingSignsNobodyInAndTheOtherWayAround() {
    var subject = Some.word("S");
    var account = TestAccount.with("user");
    var linking = beginLinking(signedIn(account), "corp");
    var answer = linking.signInThere(subject, Map.of());
    var begun = Browser.ofShared().begin("corp");
    refused(begun.comeBack("corp", answer), 400, "login-state-mismatch");
    assertThat(linking.comeBack("corp", answer).cookie(Browser.REFRESH)).isNull();
  }

  @Test
  void linkingFailsAfterTheSessionHasEnded() {
    var token = signedIn(TestAccount.with("user"));
    var browser = beginLinking(token, "club");
    var subject = Some.word("S");
    var answer = browser.signInThere(subject, Map.of());
    As.bearer(token).post("/auth/logout").then().statusCode(204);
    refused(browser.comeBack("club", answer), 403, "session-required");
    assertThat(
            Database.shared()
                .number("SELECT count(*) FROM user_identities WHERE subject = ?", subject))
        .isZero();
  }

  @Test
  void linkingNeedsASessionAndNoApiKey() {
    var account = TestAccount.with("user");
    var key =
        Some.json(
                As.bearer(signedIn(account)),
                Map.of("name", "K", "scopes", List.of("catalog:read")))
            .post("/api-keys")
            .<String>path("key");
    Some.json(As.nobody().header("X-API-Key", key), Map.of())
        .post("/auth/identities/club")
        .then()
        .statusCode(403);
    Some.json(As.nobody(), Map.of()).post("/auth/identities/club").then().statusCode(401);
    refused(begun(signedIn(account), "x", "bedloe-dev-password"), 404, "provider-not-found");
    refused(begun(signedIn(account), "club", "anything-else-entirely"), 403, "wrong-password");
  }

  private static String identityOf(RequestSpecification who) {
    return who.get("/auth/identities").path("items[0].id");
  }

  @Test
  void anIdentityIsTakenOffByItsOwnerAlone() {
    var account = TestAccount.with("user");
    var token = signedIn(account);
    var subject = Some.word("S");
    link(token, "club", subject);
    var path = "/auth/identities/" + identityOf(As.bearer(token));
    var tag = As.bearer(token).get(path).then().statusCode(200).extract().header("ETag");

    refused(As.admin().get(path), 404, "identity-not-found");
    refused(As.admin().header("If-Match", "*").delete(path), 404, "identity-not-found");
    As.nobody().header("If-Match", "*").delete(path).then().statusCode(401);
    As.bearer(token).delete(path).then().statusCode(428);
    As.bearer(token).header("If-Match", "\"v9\"").delete(path).then().statusCode(412);
    As.bearer(token).header("If-Match", tag).delete(path).then().statusCode(204);
    As.bearer(token).get(path).then().statusCode(404);
    refused(Browser.signIn("club", subject, Map.of()), 403, "identity-not-linked");
    assertThat(actionsOn(account)).contains("identity.unlinked");
  }

  @Test
  void theLastSignInMethodCannotBeUnlinked() {
    var email = Some.word("l").toLowerCase(Locale.ROOT) + "@corp.example";
    var person = Map.<String, Object>of("email", email, "email_verified", true);
    var in = Browser.signIn("corp", Some.word("S"), person);
    var token = Browser.ofShared().accessToken(in);
    var path = "/auth/identities/" + identityOf(As.bearer(token));
    refused(As.bearer(token).header("If-Match", "*").delete(path), 409, "last-sign-in-method");
    assertThat(link(token, "club", Some.word("S")).statusCode()).isEqualTo(303);
    As.bearer(token).header("If-Match", "*").delete(path).then().statusCode(204);
  }

  @Test
  void rolesThatOneProviderHasGivenAreNotTakenByAnother() {
    var email = Some.word("r").toLowerCase(Locale.ROOT) + "@corp.example";
    var boss =
        Map.<String, Object>of("email", email, "email_verified", true, "groups", List.of("bosses"));
    var subject = Some.word("S");
    var token = Browser.ofShared().accessToken(Browser.signIn("corp", subject, boss));
    var club = Some.word("C");
    assertThat(link(token, "club", club).statusCode()).isEqualTo(303);

    assertThat(rolesAfter(Browser.signIn("club", club, Map.of()))).contains("manager");
    var captain = Map.<String, Object>of("groups", List.of("captains"));
    assertThat(rolesAfter(Browser.signIn("club", club, captain))).contains("manager");
    var worker = Map.<String, Object>of("email", email, "email_verified", true);
    assertThat(rolesAfter(Browser.signIn("corp", subject, worker)))
        .as("given by the club too")
        .contains("manager");
    assertThat(rolesAfter(Browser.signIn("club", club, Map.of()))).containsExactly("user");
  }

  private static List<String> rolesAfter(Response signedIn) {
    return As.bearer(Browser.ofShared().accessToken(signedIn)).get("/auth/me").path("roles");
  }

  @Test
  void unlinkingTakesTheRolesAlongThatTheProviderHasGiven() {
    var account = TestAccount.with("user");
    var token = signedIn(account);
    var subject = Some.word("S");
    assertThat(link(token, "club", subject).statusCode()).isEqualTo(303);
    var captain = Map.<String, Object>of("groups", List.of("captains"));
    assertThat(rolesAfter(Browser.signIn("club", subject, captain))).contains("manager");
    As.bearer(token)
        .header("If-Match", "*")
        .delete("/auth/identities/" + identityOf(As.bearer(token)))
        .then()
        .statusCode(204);
    assertThat(As.bearer(token).get("/auth/me").<List<String>>path("roles"))
        .containsExactly("user");
  }

  @Test
  void identitiesAreListedForTheirOwnerAlone() {
    var token = signedIn(TestAccount.with("user"));
    link(token, "club", Some.word("S"));
    As.bearer(signedIn(TestAccount.with("user")))
        .get("/auth/identities")
        .then()
        .body("items", hasSize(0));
    As.nobody().get("/auth/identities").then().statusCode(401);
    As.bearer(token).get("/auth/identities/" + UUID.randomUUID()).then().statusCode(404);
  }
}
