package io.bedloe.it.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Mailbox;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@IntegrationTest
class RegistrationIT {

  private static final String PASSWORD = "a long enough password";
  private static final String VERIFY = "Verify your e-mail address";

  private final Mailbox mailbox = Mailbox.fresh();
  private final String email = mailbox.address();

  @BeforeEach
  void nobodyHasTriedTooOften() {
    Mailbox.forgetTries();
  }

  private static Response post(String path, Object body) {
    return Some.json(As.nobody(), body).post("/auth/" + path);
  }

  private Response register() {
    return post("register", Map.of("email", email, "password", PASSWORD));
  }

  private static Response verify(String token) {
    return post("verify-email", Map.of("token", token, "password", PASSWORD));
  }

  private static Response resend(String email) {
    return post("verify-email/resend", Map.of("email", email));
  }

  private Response signIn(String password) {
    return post("login", Map.of("email", email, "password", password));
  }

  private static void isRefused(Response answer) {
    answer.then().statusCode(400).body("type", equalTo("/problems/invalid-mailed-token"));
  }

  @Test
  void whoeverRegistersVerifiesTheAddressAndSignsInAsAUser() throws Exception {
    register().then().statusCode(202);
    var mail = mailbox.mails(1).get(0);
    assertThat(mail.getSubject()).isEqualTo(VERIFY);
    assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(mail.getMessageID()).endsWith("@bedloe.example>");
    assertThat(mail.getContentType().toLowerCase(Locale.ROOT)).startsWith("multipart/alternative;");
    assertThat(Mailbox.html(mail)).contains("<a href=\"http", ">Verify the address</a>");
    assertThat(Mailbox.text(mail)).contains("/verify-email#token=bdm_").contains("24 hours");

    verify(mailbox.token(VERIFY)).then().statusCode(204);

    signIn(PASSWORD)
        .then()
        .statusCode(200)
        .body("user.roles", equalTo(List.of("user")))
        .body("user.name", equalTo(email.split("@", -1)[0]));
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM users WHERE email = ? AND email_verified_at IS NOT NULL",
                    email))
        .isOne();
  }

  @Test
  void theMailHasTheLanguageThatTheClientPrefers() {
    Some.json(
            As.nobody().header("Accept-Language", "de-CH, en;q=0.5"),
            Map.of("email", email, "password", PASSWORD))
        .post("/auth/register")
        .then()
        .statusCode(202);
    assertThat(mailbox.text("Bestätigen Sie Ihre E-Mail-Adresse")).contains("24 Stunden");
  }

  @Test
  void nothingIsOpenedBeforeTheAddressIsVerified() {
    register().then().statusCode(202);
    for (var password : List.of("a wrong password", PASSWORD)) {
      signIn(password).then().statusCode(401).body("type", equalTo("/problems/wrong-credentials"));
    }
    As.admin().queryParam("email", email).get("/users").then().body("items.size()", equalTo(0));
  }

  @Test
  void aTokenIsGoodForOneUseByOneOfManyAtOnce() throws Exception {
    register();
    var token = mailbox.token(VERIFY);
    var answers = AtOnce.all(4, i -> verify(token).statusCode());
    assertThat(answers).containsOnlyOnce(204).contains(400).hasSize(4);
    isRefused(verify(token));
  }

  @Test
  void anExpiredACutOffAndAnInventedTokenAreRefused() {
    register();
    var token = mailbox.token(VERIFY);
    isRefused(verify(token.substring(0, token.length() - 1)));
    isRefused(verify(token + "A"));
    isRefused(verify("bdm_" + "A".repeat(43)));
    isRefused(verify("' OR 1=1 --"));
    Database.shared()
        .execute(
            "UPDATE registrations SET expires_at = now() - interval '1 ms' WHERE email = ?", email);
    isRefused(verify(token));
    signIn(PASSWORD).then().statusCode(401);
  }

  /** An attacker registers the address of somebody else, and its owner opens the link. */
  @Test
  void verificationWithoutTheRegisteredPasswordOpensNoAccount() {
    register();
    var token = mailbox.token(VERIFY);
    post("verify-email", Map.of("token", token, "password", "what the owner would say"))
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/wrong-password"));
    post("verify-email", Map.of("token", token)).then().statusCode(400);
    signIn(PASSWORD).then().statusCode(401);
    verify(token).then().statusCode(204);
  }

  @Test
  void theTokenOfAPasswordResetVerifiesNothing() {
    var account = TestAccount.with("user");
    post("forgot-password", Map.of("email", account.email())).then().statusCode(202);
    isRefused(verify(Mailbox.of(account.email()).token("Reset a password")));
  }

  private static final String OTHER = "another long password";

  private String secondRegistration(String former) {
    post("register", Map.of("email", email.toUpperCase(Locale.ROOT), "password", OTHER))
        .then()
        .statusCode(202);
    return Mailbox.tokenIn(Mailbox.text(newest(former)));
  }

  private static Response verify(String token, String password) {
    return post("verify-email", Map.of("token", token, "password", password));
  }

  @Test
  void aSecondRegistrationLeavesTheLinkOfTheFirstValid() {
    register();
    var first = mailbox.token(VERIFY);
    var second = secondRegistration(first);
    verify(first).then().statusCode(204);
    signIn(PASSWORD).then().statusCode(200);
    signIn(OTHER).then().statusCode(401);
    isRefused(verify(second, OTHER));
  }

  @Test
  void thePasswordSelectsOneOfTwoRegistrationsOfAnAddress() {
    register();
    var second = secondRegistration(mailbox.token(VERIFY));
    verify(second, "a password of neither").then().statusCode(403);
    verify(second, PASSWORD).then().statusCode(204);
    signIn(PASSWORD).then().statusCode(200);
    signIn(OTHER).then().statusCode(401);
  }

  /** Registration followed by sign-in must not reveal whether an address has an account. */
  @Test
  void signingInAfterARegistrationIsAnsweredAlikeForAKnownAndAnUnknownAddress() {
    var owner = Mailbox.fresh().address();
    var account =
        Map.of(
            "email", owner, "name", "Ann", "password", "chosen by its owner", "roles", List.of());
    Some.json(As.admin(), account).post("/users").then().statusCode(201);
    var answers = new java.util.ArrayList<Response>();
    for (var address : List.of(owner, email)) {
      post("register", Map.of("email", address, "password", PASSWORD)).then().statusCode(202);
      answers.add(post("login", Map.of("email", address, "password", PASSWORD)));
    }
    var known = answers.get(0);
    var unknown = answers.get(1);
    assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(401);
    Map<String, Object> body = known.jsonPath().getMap("");
    Map<String, Object> other = unknown.jsonPath().getMap("");
    body.remove("requestId");
    other.remove("requestId");
    assertThat(body).isEqualTo(other);
    assertThat(known.getHeaders().asList().stream().map(header -> header.getName()))
        .containsExactlyElementsOf(
            unknown.getHeaders().asList().stream().map(header -> header.getName()).toList());
  }

  private jakarta.mail.internet.MimeMessage newest(String former) {
    return mailbox.mails(2).stream()
        .filter(mail -> !Mailbox.text(mail).contains(former))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLinkIsResentOnlyWhileARegistrationIsPending() {
    register();
    var first = mailbox.token(VERIFY);
    resend(email.toUpperCase(Locale.ROOT)).then().statusCode(202);
    var second = Mailbox.tokenIn(Mailbox.text(newest(first)));
    verify(first).then().statusCode(204);
    isRefused(verify(second));

    var stranger = Mailbox.fresh();
    resend(stranger.address()).then().statusCode(202);
    stranger.staysAsItIs(0);
    resend(email).then().statusCode(202);
    mailbox.staysAsItIs(2);
  }

  @Test
  void anAddressThatHasAnAccountGetsTheSameAnswerAndItsOwnerAMail() {
    var owner = Mailbox.fresh();
    Some.json(As.admin(), Map.of("email", owner.address(), "name", "Ann", "roles", List.of()))
        .post("/users")
        .then()
        .statusCode(201);
    var known = Map.of("email", owner.address().toUpperCase(Locale.ROOT), "password", PASSWORD);
    var answer = post("register", known);
    var unknown = register();
    assertThat(answer.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(202);
    assertThat(answer.asString()).isEqualTo(unknown.asString()).isEmpty();
    assertThat(answer.getHeaders().asList().stream().map(header -> header.getName()))
        .containsExactlyElementsOf(
            unknown.getHeaders().asList().stream().map(header -> header.getName()).toList());
    assertThat(owner.text("You already have an account")).doesNotContain("token");
    assertThat(
            Database.shared()
                .number("SELECT count(*) FROM registrations WHERE email ILIKE ?", owner.address()))
        .isZero();
  }

  @Test
  void mailsToOneAddressAreLimited() {
    for (int i = 0; i < 3; i++) {
      register().then().statusCode(202);
    }
    var refused = register();
    refused.then().statusCode(429).body("type", equalTo("/problems/too-many-mails"));
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(30, 60);
    resend(email).then().statusCode(429);
    post("forgot-password", Map.of("email", email)).then().statusCode(429);
    mailbox.mails(3);
    mailbox.staysAsItIs(3);
  }

  @Test
  void mailsRequestedFromOneClientAddressAreLimited() {
    for (int i = 0; i < 30; i++) {
      resend(Mailbox.fresh().address()).then().statusCode(202);
    }
    resend(Mailbox.fresh().address()).then().statusCode(429);
    Mailbox.forgetTries();
    resend(Mailbox.fresh().address()).then().statusCode(202);
  }
}
