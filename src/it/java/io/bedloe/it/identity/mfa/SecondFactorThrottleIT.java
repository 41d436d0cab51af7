package io.bedloe.it.identity.mfa;

import static io.bedloe.it.Authenticator.assertWrongCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.bedloe.it.As;
import io.bedloe.it.Authenticator;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.TestAccount;
import org.junit.jupiter.api.Test;

/** Tests which attempts with codes are counted and delayed. */
@IntegrationTest
class SecondFactorThrottleIT {

  private final TestAccount account = TestAccount.with("user");

  @Test
  void guessingCodesIsDelayedForTheAccountFromAnyAddress() {
    var app = Authenticator.of(account);
    for (int i = 0; i < 5; i++) {
      assertWrongCode(Authenticator.signIn(account, "nothing-" + i));
    }
    // The test simulates attempts from many addresses: only the account's own counter remains.
    Database.shared()
        .execute(
            """
            DELETE FROM sign_in_tries WHERE key <>
              encode(sha256(convert_to('codes of', 'UTF8') || '\\x00'::bytea
                || convert_to(?, 'UTF8') || '\\x00'::bytea), 'hex')""",
            account.id());
    // On a slow machine the delay of a second would end before the next code is checked.
    Database.shared()
        .execute("UPDATE sign_in_tries SET blocked_until = blocked_until + interval '1 minute'");
    Authenticator.signIn(account, app.code())
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue());
  }

  @Test
  void aSignInWithTheCodeInASecondRequestCountsNoAttempt() {
    var app = Authenticator.of(account);
    long before = triesOfAddresses();
    Authenticator.signIn(account, null).then().statusCode(401);
    Authenticator.signIn(account, app.code()).then().statusCode(200);
    assertThat(triesOfAddresses()).isEqualTo(before);
    As.admin()
        .queryParam("subjectId", account.id())
        .get("/audit")
        .then()
        .body("items.action", hasItems("sign-in.second-factor-asked", "sign-in.succeeded"));
  }

  private static long triesOfAddresses() {
    return Database.shared().number("SELECT coalesce(sum(tries), 0) FROM sign_in_tries");
  }
}
