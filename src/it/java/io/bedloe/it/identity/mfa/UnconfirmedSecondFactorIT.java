package io.bedloe.it.identity.mfa;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.bedloe.it.As;
import io.bedloe.it.Authenticator;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests second factors that are not confirmed yet, and one whose secret cannot be decrypted. */
@IntegrationTest
class UnconfirmedSecondFactorIT {

  private final TestAccount account = TestAccount.with("user");

  @Test
  void guessesAreDelayedAlsoAfterTheFactorBeginsAgain() {
    String token =
        Authenticator.signIn(account, null).then().statusCode(200).extract().path("accessToken");
    var key = Authenticator.begun(token);
    for (int i = 0; i < 5; i++) {
      Authenticator.confirm(token, "nothing-" + i)
          .then()
          .statusCode(403)
          .body("type", endsWith("/second-factor-invalid"));
    }
    lengthenTheDelay();
    delayed(Authenticator.confirm(token, Authenticator.codeOf(key, Instant.now())));
    var second = Authenticator.begun(token);
    delayed(Authenticator.confirm(token, Authenticator.codeOf(second, Instant.now())));
    As.bearer(token).get("/auth/second-factor").then().body("active", equalTo(false));
  }

  @Test
  void anAdminResetsAFactorWhoseSecretCannotBeDecrypted() {
    Authenticator.of(account);
    Database.shared()
        .execute(
            "UPDATE second_factors SET secret_jwe = 'of another secret' WHERE user_id = ?::uuid",
            account.id());
    As.admin()
        .post("/users/" + account.id() + "/second-factor/remove")
        .then()
        .statusCode(200)
        .body("secondFactor", equalTo(false));
    Authenticator.signIn(account, null).then().statusCode(200);
  }

  /** On a slow machine the delay of a second would end before the next code is checked. */
  private void lengthenTheDelay() {
    Database.shared()
        .execute(
            """
            UPDATE sign_in_tries SET blocked_until = blocked_until + interval '1 minute'
            WHERE key = encode(sha256(convert_to('codes of', 'UTF8') || '\\x00'::bytea
              || convert_to(?, 'UTF8') || '\\x00'::bytea), 'hex')""",
            account.id());
  }

  private static void delayed(Response answer) {
    answer
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body("type", endsWith("/sign-in-delayed"));
  }
}
