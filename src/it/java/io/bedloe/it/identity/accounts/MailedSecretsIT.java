package io.bedloe.it.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Mailbox;
import io.bedloe.it.Some;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that mailed tokens, and the passwords sent with them, are stored nowhere else. */
@IntegrationTest
class MailedSecretsIT {

  private static final List<String> TABLES =
      List.of("audit_log", "users", "registrations", "account_tokens", "idempotency_answers");

  private final Mailbox mailbox = Mailbox.fresh();
  private final List<String> secrets = new ArrayList<>();
  private final List<Response> answers = new ArrayList<>();

  @BeforeEach
  void nobodyHasTriedTooOften() {
    Mailbox.forgetTries();
  }

  private String secret(String text) {
    secrets.add(text);
    return text;
  }

  private Response post(String path, Map<String, String> body) {
    var answer = Some.json(As.nobody(), body).post("/auth/" + path);
    answers.add(answer);
    return answer;
  }

  @Test
  void mailedTokensAndPasswordsOccurInNoLogResponseOrRow() {
    var email = mailbox.address();
    var first = secret("first-" + Some.word("password"));
    post("register", Map.of("email", email, "password", first)).then().statusCode(202);
    var verification = secret(mailbox.token("Verify your e-mail address"));
    post("verify-email", Map.of("token", verification + "x", "password", first))
        .then()
        .statusCode(400);
    post("verify-email", Map.of("token", verification, "password", first)).then().statusCode(204);
    post("verify-email", Map.of("token", verification, "password", first, "x", "y"))
        .then()
        .statusCode(400);

    post("forgot-password", Map.of("email", email)).then().statusCode(202);
    var reset = secret(mailbox.token("Reset a password"));
    var second = secret("second-" + Some.word("password"));
    post("reset-password", Map.of("token", reset, "newPassword", "short")).then().statusCode(400);
    post("reset-password", Map.of("token", reset, "newPassword", second)).then().statusCode(204);
    post("reset-password", Map.of("token", reset, "newPassword", second)).then().statusCode(400);

    var guest = Mailbox.fresh();
    answers.add(
        Some.json(
                As.admin().header("Idempotency-Key", Some.word("K")),
                Map.of("email", guest.address()))
            .post("/users/invitations"));
    var invitation = secret(guest.token("You are invited"));
    var third = secret("third-" + Some.word("password"));
    post("accept-invitation", Map.of("token", invitation, "password", third))
        .then()
        .statusCode(204);

    var log = BedloeServer.shared().log();
    assertThat(log).isNotEmpty();
    for (var one : secrets) {
      assertThat(log.contains(one)).as("in the log: " + one).isFalse();
      assertThat(answers).noneMatch(answer -> answer.asString().contains(one));
      assertThat(answers).noneMatch(answer -> answer.getHeaders().toString().contains(one));
      for (var table : TABLES) {
        assertThat(rowsWith(one, table)).as(table + ": " + one).isZero();
      }
    }
    assertThat(log.contains(email)).as("the address in the log").isFalse();
  }

  private static long rowsWith(String secret, String table) {
    return Database.shared()
        .number("SELECT count(*) FROM " + table + " t WHERE strpos(t::text, ?) > 0", secret);
  }
}
