package io.bedloe.it.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Mailbox;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trigger makes the commit itself fail, after all other work, for rows of one account. */
@IntegrationTest
class MailAfterCommitIT {

  private static final String PASSWORD = "a long enough password";

  private final TestAccount account = TestAccount.with("user");
  private final Mailbox mailbox = Mailbox.of(account.email());

  @BeforeEach
  void nobodyHasTriedTooOften() {
    Mailbox.forgetTries();
  }

  private void commitFailsOnTokens() {
    Database.asOwner(
        """
        CREATE FUNCTION refuse_commit() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the commit fails'; END $$""");
    Database.asOwner(
        """
        CREATE CONSTRAINT TRIGGER refuse_commit AFTER INSERT OR UPDATE ON account_tokens
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.email = '%s')
        EXECUTE FUNCTION refuse_commit()"""
            .formatted(account.email()));
  }

  @AfterEach
  void commitsSucceed() {
    Database.asOwner("DROP FUNCTION IF EXISTS refuse_commit() CASCADE");
  }

  private Response forgot() {
    return Some.json(As.nobody(), Map.of("email", account.email())).post("/auth/forgot-password");
  }

  @Test
  void aRolledBackRequestSendsNoMail() {
    commitFailsOnTokens();
    assertThat(forgot().statusCode()).isGreaterThanOrEqualTo(500);
    mailbox.staysAsItIs(0);

    commitsSucceed();
    forgot().then().statusCode(202);
    mailbox.mails(1);
  }

  @Test
  void aRolledBackResetChangesNothingAndSendsNoMail() {
    forgot();
    var token = mailbox.token("Reset a password");
    String access =
        Some.json(As.nobody(), Map.of("email", account.email(), "password", "bedloe-dev-password"))
            .post("/auth/login")
            .path("accessToken");
    var reset = Map.of("token", token, "newPassword", PASSWORD);

    commitFailsOnTokens();
    assertThat(Some.json(As.nobody(), reset).post("/auth/reset-password").statusCode())
        .isGreaterThanOrEqualTo(500);
    As.bearer(access).get("/auth/me").then().statusCode(200);
    assertThat(changes()).isZero();
    mailbox.staysAsItIs(1);

    commitsSucceed();
    Some.json(As.nobody(), reset).post("/auth/reset-password").then().statusCode(204);
    As.bearer(access).get("/auth/me").then().statusCode(401);
    assertThat(changes()).isOne();
    mailbox.text("Your password was changed");
  }

  private long changes() {
    return Database.shared()
        .number(
            """
            SELECT count(*) FROM audit_log
            WHERE action = 'password.reset' AND subject_id = ? AND at > now() - interval '1 hour'""",
            UUID.fromString(account.id()).toString());
  }
}
