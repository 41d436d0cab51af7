package io.bedloe.identity.accounts.usecase;

import static io.bedloe.fakes.Refusals.assertRefused;
import static io.bedloe.identity.accounts.usecase.AccountFixture.ADDRESS;
import static io.bedloe.identity.accounts.usecase.AccountFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeSecurityEvents.Recorded;
import io.bedloe.identity.accounts.AccountRule;
import io.bedloe.identity.accounts.PasswordRule;
import io.bedloe.identity.accounts.UserView;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.throttle.ThrottleRule;
import org.junit.jupiter.api.Test;

class CreateFirstAdminTest {

  private static final String SECRET = "a secret of the installation, long enough";

  private final AccountFixture at = new AccountFixture();
  private final CreateFirstAdmin first =
      new CreateFirstAdmin(
          new OpenFirstAdmin(at.users, at.limiter, at.trail),
          at.policy,
          at.passwords,
          at.limiter,
          at.settings,
          at.events);

  private UserView create(String secret, String password) {
    return first.create(
        new FirstAdminInput(secret, "chief@shop.example", "Chief", password), ADDRESS);
  }

  private void configured() {
    at.texts.put("bedloe.auth.first-admin-secret", SECRET);
  }

  private void noAccountIsOpened() {
    assertThat(at.users.addressOf("chief@shop.example")).isEmpty();
    assertThat(at.trail.entries()).isEmpty();
  }

  @Test
  void theSecretOpensAnAccountWithTheRoleAdmin() {
    configured();
    var made = create(SECRET, PASSWORD);
    assertThat(made.roles()).containsExactly("admin");
    assertThat(at.users.hashOf(made.id())).isEqualTo(at.passwords.hash(PASSWORD, ADDRESS));
    assertThat(at.users.isVerified(made.id())).isTrue();
    assertThat(at.users.calls()).startsWith("lock");
    assertThat(at.trail.actions()).containsExactly("user.first-admin");
    assertThat(at.attempts.counted()).as("the attempt is forgiven").isZero();
  }

  @Test
  void aWrongSecretIsRefusedAndRecordedAsASecurityEvent() {
    configured();
    assertRefused(AccountRule.FIRST_ADMIN_REFUSED, () -> create(SECRET + "x", PASSWORD));
    noAccountIsOpened();
    assertThat(at.events.events())
        .containsExactly(new Recorded(SecurityEvent.AUTHN_LOGIN_FAIL, "first-admin-refused", null));
  }

  @Test
  void everySecretIsRefusedWhenNoneIsConfigured() {
    assertRefused(AccountRule.FIRST_ADMIN_REFUSED, () -> create("none", PASSWORD));
    assertRefused(AccountRule.FIRST_ADMIN_REFUSED, () -> create("", PASSWORD));
    noAccountIsOpened();
  }

  @Test
  void noFirstAdminIsCreatedWhenAnAdministratorExists() {
    configured();
    at.put("admin@shop.example", "admin");
    assertRefused(AccountRule.FIRST_ADMIN_REFUSED, () -> create(SECRET, PASSWORD));
    noAccountIsOpened();
  }

  @Test
  void aDisabledAdministratorDoesNotCount() {
    configured();
    at.users.disable(at.put("admin@shop.example", "admin"));
    assertThat(create(SECRET, PASSWORD).roles()).containsExactly("admin");
  }

  @Test
  void anAddressThatAnAccountHasIsRefused() {
    configured();
    at.put("Chief@shop.example", "user");
    assertRefused(AccountRule.EMAIL_TAKEN, () -> create(SECRET, PASSWORD));
  }

  @Test
  void aBadPasswordIsRefusedAfterTheSecretWasChecked() {
    configured();
    assertRefused(PasswordRule.INVALID_PASSWORD, () -> create(SECRET, "short"));
    assertRefused(AccountRule.FIRST_ADMIN_REFUSED, () -> create(SECRET + "x", "short"));
    noAccountIsOpened();
  }

  @Test
  void aHundredWrongSecretsOfOneSourceDelayTheRightOne() {
    configured();
    for (int i = 0; i < 100; i++) {
      assertRefused(AccountRule.FIRST_ADMIN_REFUSED, () -> create("wrong", PASSWORD));
    }
    assertRefused(ThrottleRule.TOO_MANY_MAILS, () -> create(SECRET, PASSWORD));
    noAccountIsOpened();
  }
}
