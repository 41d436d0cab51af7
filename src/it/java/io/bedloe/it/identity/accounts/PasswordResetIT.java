package io.bedloe.it.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.FromAddress;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Mailbox;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@IntegrationTest
class PasswordResetIT {

  private static final String OLD = "bedloe-dev-password";
  private static final String NEW = "another long password";
  private static final String RESET = "Reset a password";

  private final TestAccount account = TestAccount.with("user");
  private final Mailbox mailbox = Mailbox.of(account.email());

  @BeforeEach
  void nobodyHasTriedTooOften() {
    Mailbox.forgetTries();
  }

  private static Response post(String path, Object body) {
    return Some.json(As.nobody(), body).post("/auth/" + path);
  }

  private static Response forgot(String email) {
    return post("forgot-password", Map.of("email", email));
  }

  private static Response reset(String token, String password) {
    return post("reset-password", Map.of("token", token, "newPassword", password));
  }

  private Response signIn(String password) {
    return post("login", Map.of("email", account.email(), "password", password));
  }

  private String token() {
    forgot(account.email()).then().statusCode(202);
    return mailbox.token(RESET);
  }

  private static void isRefused(Response answer) {
    answer.then().statusCode(400).body("type", equalTo("/problems/invalid-mailed-token"));
  }

  @Test
  void aPasswordResetEndsAllSessionsImmediately() {
    var elsewhere = signIn(OLD);
    String access = elsewhere.path("accessToken");
    As.bearer(access).get("/auth/me").then().statusCode(200);
    String key =
        Some.json(As.bearer(access), Map.of("name", "ERP", "scopes", List.of("catalog:read")))
            .post("/api-keys")
            .path("key");
    var token = token();
    assertThat(mailbox.text(RESET)).contains("/reset-password#token=bdm_").contains("30 minutes");
    As.bearer(access).get("/auth/me").then().statusCode(200);

    var answer = reset(token, NEW);
    answer.then().statusCode(204);
    assertThat(answer.asString()).as("signs nobody in").isEmpty();

    As.bearer(access).get("/auth/me").then().statusCode(401);
    As.nobody().header("X-API-Key", key).get("/products").then().statusCode(401);
    post("refresh", Map.of("refreshToken", elsewhere.<String>path("refreshToken")))
        .then()
        .statusCode(401);
    signIn(OLD).then().statusCode(401);
    signIn(NEW).then().statusCode(200);
    assertThat(mailbox.text("Your password was changed")).doesNotContain(NEW, "token");
    As.admin()
        .queryParams("subjectType", "user", "subjectId", account.id(), "action", "password.reset")
        .get("/audit")
        .then()
        .body("items.size()", equalTo(1))
        .body("items[0].actorName", equalTo(account.email()));
  }

  @Test
  void afterAResetGuessesOfOthersDoNotDelayTheOwnersAddress() {
    var owner = "198.19.7.1";
    for (int i = 1; i <= 20; i++) {
      signIn(FromAddress.client("198.19.8." + i), OLD + "?").then().statusCode(401);
    }
    var token = token();
    Some.json(FromAddress.client(owner), Map.of("token", token, "newPassword", NEW))
        .post("/auth/reset-password")
        .then()
        .statusCode(204)
        .header("Set-Cookie", containsString("__Host-bedloe-device="));
    Database.shared()
        .execute(
            """
            UPDATE sign_in_tries SET blocked_until = now() + interval '1 minute'
            WHERE blocked_until > now() - interval '1 minute'""");
    signIn(FromAddress.client("198.19.8.99"), NEW).then().statusCode(429);
    signIn(FromAddress.client(owner), NEW).then().statusCode(200);
  }

  private Response signIn(RequestSpecification from, String password) {
    return Some.json(from, Map.of("email", account.email(), "password", password))
        .post("/auth/login");
  }

  @Test
  void aResetTokenIsValidForOneUse() {
    var token = token();
    reset(token, NEW).then().statusCode(204);
    isRefused(reset(token, "yet another long password"));
    signIn(NEW).then().statusCode(200);
  }

  @Test
  void ofTwoResetsWithOneTokenAtTheSameMomentExactlyOneWins() throws Exception {
    var token = token();
    var answers = AtOnce.all(2, i -> reset(token, "the long password of " + i).statusCode());
    assertThat(answers).containsExactlyInAnyOrder(204, 400);
    signIn("the long password of " + answers.indexOf(204)).then().statusCode(200);
    signIn("the long password of " + answers.indexOf(400)).then().statusCode(401);
  }

  @Test
  void aTokenLivesForHalfAnHour() {
    var token = token();
    move("expires_at = expires_at - interval '30 minutes'");
    isRefused(reset(token, NEW));
    move("expires_at = now() + interval '10 seconds'");
    reset(token, NEW).then().statusCode(204);
  }

  private void move(String how) {
    Database.shared()
        .execute(
            "UPDATE account_tokens SET " + how + " WHERE user_id = ?",
            UUID.fromString(account.id()));
  }

  @Test
  void truncatedReplacedAndForeignPurposeTokensAreRefused() {
    var older = token();
    isRefused(reset(older.substring(0, older.length() - 1), NEW));
    isRefused(post("accept-invitation", Map.of("token", older, "password", NEW)));
    forgot(account.email()).then().statusCode(202);
    var newer =
        mailbox.mails(2).stream()
            .map(mail -> Mailbox.tokenIn(Mailbox.text(mail)))
            .filter(token -> !token.equals(older))
            .findFirst()
            .orElseThrow();
    isRefused(reset(older, NEW));
    reset(newer, NEW).then().statusCode(204);
    isRefused(reset(older, NEW));
  }

  @Test
  void aRefusedPasswordLeavesTheTokenValid() {
    var token = token();
    for (var wrong : List.of("elevenchars", "passwordpassword", account.email())) {
      var refused = reset(token, wrong);
      refused
          .then()
          .statusCode(400)
          .body("type", equalTo("/problems/invalid-password"))
          .body("errors[0].pointer", equalTo("/newPassword"));
      assertThat(refused.asString()).doesNotContain(wrong);
    }
    reset(token, NEW).then().statusCode(204);
  }

  @Test
  void anUnknownAddressGetsTheSameAnswerAndNoMail() {
    var stranger = Mailbox.fresh();
    var unknown = forgot(stranger.address());
    var known = forgot(account.email());
    assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(202);
    assertThat(unknown.asString()).isEqualTo(known.asString()).isEmpty();
    assertThat(unknown.getHeaders().asList().stream().map(header -> header.getName()))
        .containsExactlyElementsOf(
            known.getHeaders().asList().stream().map(header -> header.getName()).toList());
    mailbox.mails(1);
    stranger.staysAsItIs(0);
  }

  @Test
  void theMailGoesToTheAddressOfTheAccountAndNotToTheOneThatWasTyped() throws Exception {
    forgot(account.email().toUpperCase(Locale.ROOT)).then().statusCode(202);
    assertThat(mailbox.mails(1).get(0).getAllRecipients()[0]).hasToString(account.email());
  }

  @Test
  void aDisabledAnErasedAndAMovedAccountAreNotReset() {
    var token = token();
    patch("{\"enabled\":false}");
    isRefused(reset(token, NEW));
    forgot(account.email()).then().statusCode(202);
    mailbox.staysAsItIs(1);
    patch("{\"enabled\":true}");
    patch("{\"email\":\"%s\"}".formatted(Mailbox.fresh().address()));
    isRefused(reset(token, NEW));
    As.admin().post("/users/" + account.id() + "/erase").then().statusCode(200);
    isRefused(reset(token, NEW));
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM account_tokens WHERE user_id = ?",
                    UUID.fromString(account.id())))
        .isZero();
  }

  private void patch(String patch) {
    Some.patch(As.admin(), "*", patch).patch("/users/" + account.id()).then().statusCode(200);
  }

  @Test
  void anAccountWithoutAPasswordIsToldThatThereIsNoneToReset() {
    var mine = Mailbox.fresh();
    Some.json(As.admin(), Map.of("email", mine.address(), "name", "Ann")).post("/users");
    forgot(mine.address()).then().statusCode(202);
    assertThat(mine.text("Your account has no password")).doesNotContain("token");
  }

  @Test
  void aPasswordThatIsChangedMakesTheLinkVoidAndItsOwnerHearsOfIt() {
    var token = token();
    String access = signIn(OLD).path("accessToken");
    Some.json(As.bearer(access), Map.of("currentPassword", OLD, "newPassword", NEW))
        .post("/auth/password")
        .then()
        .statusCode(204);
    isRefused(reset(token, "yet another long password"));
    assertThat(mailbox.text("Your password was changed")).doesNotContain(NEW);
  }

  @Test
  void guessingResetTokensIsDelayed() {
    for (int i = 0; i < 100; i++) {
      isRefused(reset("bdm_" + i, NEW));
    }
    reset("bdm_x", NEW).then().statusCode(429);
    Mailbox.forgetTries();
  }
}
