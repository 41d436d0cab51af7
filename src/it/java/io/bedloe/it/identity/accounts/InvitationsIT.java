package io.bedloe.it.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.bedloe.it.As;
import io.bedloe.it.Database;
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
class InvitationsIT {

  private static final String PASSWORD = "a long enough password";
  private static final String INVITED = "You are invited";

  private final Mailbox mailbox = Mailbox.fresh();

  @BeforeEach
  void nobodyHasTriedTooOften() {
    Mailbox.forgetTries();
  }

  private Response invite(RequestSpecification by, String... roles) {
    return Some.json(by, Map.of("email", mailbox.address(), "roles", List.of(roles)))
        .post("/users/invitations");
  }

  private static Response accept(String token) {
    return Some.json(As.nobody(), Map.of("token", token, "password", PASSWORD))
        .post("/auth/accept-invitation");
  }

  private static void isRefused(Response answer) {
    answer.then().statusCode(400).body("type", equalTo("/problems/invalid-mailed-token"));
  }

  private Response signIn() {
    return Some.json(As.nobody(), Map.of("email", mailbox.address(), "password", PASSWORD))
        .post("/auth/login");
  }

  @Test
  void anInvitedUserSetsAPasswordAndHasTheInvitedRoles() {
    invite(As.admin(), "manager")
        .then()
        .statusCode(201)
        .body("hasPassword", equalTo(false))
        .body("roles", equalTo(List.of("manager")));
    signIn().then().statusCode(401);
    var token = mailbox.token(INVITED);
    assertThat(mailbox.text(INVITED)).contains("/accept-invitation#token=bdm_").contains("7 days");
    accept(token).then().statusCode(204);
    signIn().then().statusCode(200).body("user.roles", equalTo(List.of("manager")));
    isRefused(accept(token));
  }

  @Test
  void anInvitationBeyondTheCallersOwnRightsIsRefused() {
    var role = "r-" + Some.word("clerk").toLowerCase(Locale.ROOT);
    Some.json(
            As.admin(),
            Map.of(
                "name", role, "permissions", List.of("users:manage"), "parents", List.of("user")))
        .post("/roles")
        .then()
        .statusCode(201);
    var clerk = TestAccount.with(role);
    invite(clerk.asks(), "admin")
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("exceeds-own-rights"));
    invite(clerk.asks(), "user").then().statusCode(201);
    mailbox.mails(1);
    var id = Some.created(invitedToBeAdmin());
    clerk
        .asks()
        .post("/users/" + id + "/invitation")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/exceeds-own-rights"));
  }

  private static Response invitedToBeAdmin() {
    var another = Mailbox.fresh();
    return Some.json(As.admin(), Map.of("email", another.address(), "roles", List.of("admin")))
        .post("/users/invitations");
  }

  @Test
  void invitingNeedsThePermissionToManageUsers() {
    invite(As.manager(), "user").then().statusCode(403);
    invite(As.nobody(), "user").then().statusCode(401);
    var id = UUID.randomUUID();
    As.manager().post("/users/" + id + "/invitation").then().statusCode(403);
    As.nobody().post("/users/" + id + "/invitation").then().statusCode(401);
    As.admin().post("/users/" + id + "/invitation").then().statusCode(404);
    mailbox.staysAsItIs(0);
  }

  @Test
  void anInvitationIsSentAgainUntilItIsAccepted() {
    var id = Some.created(invite(As.admin(), "user"));
    var first = mailbox.token(INVITED);
    As.admin().post("/users/" + id + "/invitation").then().statusCode(202);
    var second =
        mailbox.mails(2).stream()
            .map(mail -> Mailbox.tokenIn(Mailbox.text(mail)))
            .filter(token -> !token.equals(first))
            .findFirst()
            .orElseThrow();
    isRefused(accept(first));
    accept(second).then().statusCode(204);
    As.admin()
        .post("/users/" + id + "/invitation")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/password-already-set"));
  }

  @Test
  void anInvitationLivesForAWeekAndEndsWithTheAccount() {
    var id = Some.created(invite(As.admin(), "user"));
    var token = mailbox.token(INVITED);
    Database.shared()
        .execute(
            "UPDATE account_tokens SET expires_at = expires_at - interval '7 days' WHERE user_id = ?",
            UUID.fromString(id));
    isRefused(accept(token));
    Database.shared()
        .execute(
            "UPDATE account_tokens SET expires_at = now() + interval '1 day' WHERE user_id = ?",
            UUID.fromString(id));
    Some.patch(As.admin(), "*", "{\"enabled\":false}").patch("/users/" + id);
    isRefused(accept(token));
    As.admin().post("/users/" + id + "/invitation").then().statusCode(409);
  }

  @Test
  void anAddressWithAnAccountIsNotInvited() {
    invite(As.admin(), "user").then().statusCode(201);
    invite(As.admin(), "user")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/email-taken"));
    mailbox.staysAsItIs(1);
  }

  @Test
  void theAnswerThatIsKeptForARepeatedRequestHoldsNoToken() {
    var key = Some.word("K");
    Some.created(invite(As.admin().header("Idempotency-Key", key), "user"));
    var token = mailbox.token(INVITED);
    Some.created(invite(As.admin().header("Idempotency-Key", key), "user"));
    mailbox.staysAsItIs(1);
    var again = invite(As.admin().header("Idempotency-Key", key), "user");
    assertThat(again.asString()).doesNotContain(token);
  }

  @Test
  void anInvalidInvitationIsRefused() {
    for (var body :
        List.of(
            "{\"email\":\"x@example.com\\r\\nBcc: y@example.com\"}",
            "{\"email\":\"x@example.com\",\"name\":\"a\\nb\"}",
            "{\"email\":\"x@example.com\",\"password\":\"a long enough password\"}",
            "{\"email\":\"x@example.com\",\"roles\":[\"nobody\"]}")) {
      As.admin()
          .contentType("application/json")
          .body(body)
          .post("/users/invitations")
          .then()
          .statusCode(400);
    }
  }
}
