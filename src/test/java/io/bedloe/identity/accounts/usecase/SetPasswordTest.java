package io.bedloe.identity.accounts.usecase;

import static io.bedloe.fakes.Refusals.assertRefused;
import static io.bedloe.identity.accounts.usecase.AccountFixture.ADDRESS;
import static io.bedloe.identity.accounts.usecase.AccountFixture.NEXT_PASSWORD;
import static io.bedloe.identity.accounts.usecase.AccountFixture.ORIGIN;
import static io.bedloe.identity.accounts.usecase.AccountFixture.PASSWORD;
import static io.bedloe.identity.accounts.usecase.AccountFixture.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeSecurityEvents.Recorded;
import io.bedloe.identity.accounts.KeyRevocationRequested;
import io.bedloe.identity.accounts.PasswordChanged;
import io.bedloe.identity.accounts.PasswordReset;
import io.bedloe.identity.accounts.PasswordRule;
import io.bedloe.identity.accounts.RegistrationRule;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.throttle.ThrottleRule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A forgotten password is replaced with a link, and a known one by its owner. */
class SetPasswordTest {

  private static final String EMAIL = "jane@bedloe.example";

  private final AccountFixture at = new AccountFixture();
  private final RequestPasswordReset request =
      new RequestPasswordReset(at.users, at.tokens, at.limiter, at.mails, at.trail);
  private final SetPassword set =
      new SetPassword(at.tokens, at.users, at.policy, at.passwords, at.limiter, at.replace);
  private final ChangePassword change =
      new ChangePassword(at.users, at.policy, at.passwords, at.known, at.replace);
  private final AccountId jane = at.put(EMAIL, "user");
  private final Caller caller = at.caller(jane);

  private MailedToken requested() {
    request.request(EMAIL, ORIGIN);
    return at.mailedToken();
  }

  private void thePasswordStays() {
    assertThat(at.users.hashOf(jane)).isEqualTo(at.passwords.hash(PASSWORD, ADDRESS));
    assertThat(at.fired.fired()).isEmpty();
  }

  @Test
  void theLinkOfTheMailReplacesThePasswordAndEndsAllAccess() {
    set.reset(requested(), NEXT_PASSWORD, ORIGIN);
    assertThat(at.users.hashOf(jane)).isEqualTo(at.passwords.hash(NEXT_PASSWORD, ADDRESS));
    assertThat(at.users.isVerified(jane)).isTrue();
    assertThat(at.fired.fired()).containsExactly(new PasswordReset(jane));
    assertThat(at.trail.actions()).containsExactly("password-reset.asked", "password.reset");
    assertThat(at.lastMail().subject()).isEqualTo("Your password was changed");
    assertThat(at.attempts.remembered()).as("no attack delays the owner here").contains(jane);
  }

  @Test
  void theMailOfAResetGoesToTheStoredAddress() {
    request.request("JANE@bedloe.example", ORIGIN);
    assertThat(at.lastMail().to()).isEqualTo(EMAIL);
  }

  @Test
  void anAddressWithoutAnAccountGetsNoMailButTheSameRows() {
    request.request("nobody@bedloe.example", ORIGIN);
    assertThat(at.queue.mails()).isEmpty();
    assertThat(at.queue.simulated()).isEqualTo(1);
    assertThat(at.accountTokens.stored()).isEqualTo(1);
    assertThat(at.trail.actions()).containsExactly("password-reset.asked");
    assertThat(at.trail.entries().get(0).subject()).isEqualTo(new Subject("address", ADDRESS));
  }

  @Test
  void anAccountWithoutAPasswordIsToldSoAndGetsNoLink() {
    at.users.put("corp@bedloe.example", null, "user");
    request.request("corp@bedloe.example", ORIGIN);
    assertThat(at.lastMail().subject()).isEqualTo("Your account has no password");
    assertThat(at.lastMail().text()).doesNotContain("#token=");
    assertThat(at.trail.entries().get(0).subject()).isNotEqualTo(new Subject("address", ADDRESS));
  }

  @Test
  void withoutAMailServerNoResetIsRequested() {
    at.queue.removeServer();
    assertRefused(RegistrationRule.NO_MAIL_SERVER, () -> request.request(EMAIL, ORIGIN));
    assertThat(at.accountTokens.stored()).isZero();
  }

  @Test
  void aFourthRequestIsDelayed() {
    for (int i = 0; i < 3; i++) {
      request.request(EMAIL, ORIGIN);
    }
    assertRefused(ThrottleRule.TOO_MANY_MAILS, () -> request.request(EMAIL, ORIGIN));
    assertThat(at.queue.mails()).hasSize(3);
  }

  @Test
  void aLinkIsUsedOnce() {
    var token = requested();
    set.reset(token, NEXT_PASSWORD, ORIGIN);
    assertRefused(RegistrationRule.INVALID_MAILED_TOKEN, () -> set.reset(token, PASSWORD, ORIGIN));
    assertThat(at.users.hashOf(jane)).isEqualTo(at.passwords.hash(NEXT_PASSWORD, ADDRESS));
    assertThat(at.events.events())
        .containsExactly(
            new Recorded(SecurityEvent.AUTHN_MAILED_TOKEN_FAIL, "reset-password", jane));
  }

  @Test
  void aLinkIsGoodForHalfAnHour() {
    var token = requested();
    at.clock.pass(Duration.ofMinutes(30));
    assertRefused(
        RegistrationRule.INVALID_MAILED_TOKEN, () -> set.reset(token, NEXT_PASSWORD, ORIGIN));
    thePasswordStays();
    at.clock.pass(Duration.ofMillis(-1));
    set.reset(token, NEXT_PASSWORD, ORIGIN);
    assertThat(at.users.hashOf(jane)).isEqualTo(at.passwords.hash(NEXT_PASSWORD, ADDRESS));
  }

  @Test
  void aLinkOfAResetIsNoInvitation() {
    var token = requested();
    assertRefused(
        RegistrationRule.INVALID_MAILED_TOKEN, () -> set.setFirst(token, NEXT_PASSWORD, ORIGIN));
    thePasswordStays();
    assertThat(at.events.events())
        .containsExactly(new Recorded(SecurityEvent.AUTHN_MAILED_TOKEN_FAIL, "invitation", jane));
  }

  @Test
  void aDisabledAccountIsNotReset() {
    var token = requested();
    at.users.disable(jane);
    assertRefused(
        RegistrationRule.INVALID_MAILED_TOKEN, () -> set.reset(token, NEXT_PASSWORD, ORIGIN));
    thePasswordStays();
  }

  @Test
  void aBadPasswordLeavesTheLinkValid() {
    var token = requested();
    var refusal =
        assertRefused(
            PasswordRule.INVALID_PASSWORD, () -> set.reset(token, "jane and co.", ORIGIN));
    assertThat(codes(refusal)).containsExactly("contains-context-word");
    assertThat(refusal.faults().get(0).pointer()).isEqualTo("/newPassword");
    set.reset(token, NEXT_PASSWORD, ORIGIN);
    assertThat(at.users.hashOf(jane)).isEqualTo(at.passwords.hash(NEXT_PASSWORD, ADDRESS));
  }

  @Test
  void theOwnerChangesTheKnownPasswordAndKeepsTheSession() {
    var token = requested();
    change.change(caller, PASSWORD, NEXT_PASSWORD, false, ADDRESS);
    assertThat(at.users.hashOf(jane)).isEqualTo(at.passwords.hash(NEXT_PASSWORD, ADDRESS));
    assertThat(at.fired.fired()).containsExactly(new PasswordChanged(jane, caller.sessionId()));
    assertThat(at.trail.actions()).endsWith("password.changed");
    assertThat(at.lastMail().to()).isEqualTo(EMAIL);
    assertRefused(RegistrationRule.INVALID_MAILED_TOKEN, () -> set.reset(token, PASSWORD, ORIGIN));
  }

  @Test
  void theKeysAreRevokedOnRequestOnly() {
    change.change(caller, PASSWORD, NEXT_PASSWORD, true, ADDRESS);
    assertThat(at.fired.fired())
        .containsExactly(
            new PasswordChanged(jane, caller.sessionId()), new KeyRevocationRequested(jane));
  }

  @Test
  void aWrongCurrentPasswordChangesNothingAndIsAnEvent() {
    assertRefused(
        PasswordRule.WRONG_PASSWORD,
        () -> change.change(caller, "another phrase", NEXT_PASSWORD, false, ADDRESS));
    thePasswordStays();
    assertThat(at.events.events())
        .containsExactly(
            new Recorded(SecurityEvent.AUTHN_REAUTHENTICATION_FAIL, "wrong-password", jane));
  }

  @Test
  void aBadNewPasswordChangesNothing() {
    assertRefused(
        PasswordRule.INVALID_PASSWORD,
        () -> change.change(caller, PASSWORD, "short", false, ADDRESS));
    thePasswordStays();
  }

  @Test
  void aPasswordThatAnotherRequestChangedMeanwhileIsNotChangedAgain() {
    assertRefused(
        PasswordRule.WRONG_PASSWORD,
        () -> at.replace.change(caller, "a former hash", "hash of the next", false));
    thePasswordStays();
    assertThat(at.queue.mails()).isEmpty();
  }

  @Test
  void fiveWrongCurrentPasswordsDelayTheRightOne() {
    for (int i = 0; i < 5; i++) {
      assertRefused(
          PasswordRule.WRONG_PASSWORD,
          () -> change.change(caller, "another phrase", NEXT_PASSWORD, false, ADDRESS));
    }
    assertRefused(
        ThrottleRule.SIGN_IN_DELAYED,
        () -> change.change(caller, PASSWORD, NEXT_PASSWORD, false, ADDRESS));
    thePasswordStays();
  }
}
