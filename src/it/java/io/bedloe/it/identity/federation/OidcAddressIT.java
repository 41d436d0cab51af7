package io.bedloe.it.identity.federation;

import static io.bedloe.it.identity.federation.OidcSteps.me;
import static io.bedloe.it.identity.federation.OidcSteps.newAddress;
import static io.bedloe.it.identity.federation.OidcSteps.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Mailbox;
import io.bedloe.it.OpenTransaction;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests e-mail addresses that change at the provider. */
@IntegrationTest
class OidcAddressIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void aVerifiedAddressThatHasChangedAtTheProviderIsFollowed() {
    var subject = Some.word("S");
    var first = newAddress();
    var id = me(Browser.signIn("corp", subject, person(first))).<String>path("id");
    var second = newAddress();
    var after = me(Browser.signIn("corp", subject, person(second)));
    after.then().body("id", equalTo(id)).body("name", equalTo(second));
    As.admin().get("/users/" + id).then().body("email", equalTo(second));
    As.admin()
        .queryParams("subjectId", id, "limit", 50)
        .get("/audit")
        .then()
        .body("items.action", hasItem("user.address-followed"));
    assertThat(Mailbox.of(first).text("The e-mail address of your account has changed"))
        .contains("The Corporation");
  }

  @Test
  void anAddressThatAnotherAccountHasIsNotFollowedUntilItIsFree() {
    var subject = Some.word("S");
    var first = newAddress();
    Browser.signIn("corp", subject, person(first));
    var taken = TestAccount.with("user");
    me(Browser.signIn("corp", subject, person(taken.email()))).then().body("name", equalTo(first));
    As.admin().post("/users/" + taken.id() + "/erase").then().statusCode(200);
    me(Browser.signIn("corp", subject, person(taken.email())))
        .then()
        .body("name", equalTo(taken.email()));
  }

  @Test
  void anAccountWhoseAddressIsNotFromTheProviderKeepsIt() {
    var subject = Some.word("S");
    var id = me(Browser.signIn("corp", subject, person(newAddress()))).<String>path("id");
    var own = newAddress();
    Database.shared().execute("UPDATE users SET email = ? WHERE id = ?::uuid", own, id);
    me(Browser.signIn("corp", subject, person(newAddress()))).then().body("name", equalTo(own));
  }

  @Test
  void anAccountThatIsDisabledWhileItsAddressIsFollowedStaysDisabled() throws Exception {
    var subject = Some.word("S");
    var id = me(Browser.signIn("corp", subject, person(newAddress()))).<String>path("id");
    var browser = Browser.ofShared().begin("corp");
    var answer = browser.signInThere(subject, person(newAddress()));
    try (var transaction = OpenTransaction.begin()) {
      // The lock is the one that a request takes to change an account.
      transaction.execute("SELECT pg_advisory_xact_lock(hashtextextended('access.users', 0))");
      var finished = CompletableFuture.supplyAsync(() -> browser.comeBack("corp", answer));
      transaction.awaitAnotherThatIsBlocked();
      Database.shared().execute("UPDATE users SET enabled = FALSE WHERE id = ?::uuid", id);
      transaction.rollback();
      finished
          .get(SOON.toSeconds(), TimeUnit.SECONDS)
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/account-disabled"));
    }
    As.admin().get("/users/" + id).then().body("enabled", equalTo(false));
  }
}
