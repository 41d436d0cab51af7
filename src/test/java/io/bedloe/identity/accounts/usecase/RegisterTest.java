package io.bedloe.identity.accounts.usecase;

import static io.bedloe.fakes.Refusals.assertRefused;
import static io.bedloe.identity.accounts.usecase.AccountFixture.ADDRESS;
import static io.bedloe.identity.accounts.usecase.AccountFixture.NEXT_PASSWORD;
import static io.bedloe.identity.accounts.usecase.AccountFixture.ORIGIN;
import static io.bedloe.identity.accounts.usecase.AccountFixture.PASSWORD;
import static io.bedloe.identity.accounts.usecase.AccountFixture.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeSecurityEvents.Recorded;
import io.bedloe.identity.accounts.PasswordRule;
import io.bedloe.identity.accounts.RegistrationRule;
import io.bedloe.identity.accounts.data.Registrations.Wanted;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.throttle.ThrottleRule;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A registration, and the verification of its e-mail address. */
class RegisterTest {

  private static final String EMAIL = "new@bedloe.example";

  private final AccountFixture at = new AccountFixture();
  private final Register register =
      new Register(
          at.policy,
          at.passwords,
          at.limiter,
          at.mails,
          new SaveRegistration(at.tokens, at.users, at.mails, at.trail),
          at.settings);
  private final VerifyEmail verify =
      new VerifyEmail(
          at.tokens,
          at.passwords,
          at.limiter,
          new OpenRegisteredAccount(at.tokens, at.users, at.limiter, at.trail),
          at.mails,
          at.trail,
          at.settings);

  private void register(String email, String password, @Nullable String name) {
    register.register(new RegistrationInput(email, password, name), ORIGIN);
  }

  private void nothingIsStored() {
    assertThat(at.registrations.waiting()).isEmpty();
    assertThat(at.queue.mails()).isEmpty();
    assertThat(at.trail.entries()).isEmpty();
  }

  @Test
  void aRegistrationWaitsForTheLinkOfItsMail() {
    register(EMAIL, PASSWORD, null);
    assertThat(at.registrations.waiting())
        .containsExactly(new Wanted(EMAIL, "new", at.passwords.hash(PASSWORD, ADDRESS)));
    assertThat(at.queue.mails()).hasSize(1);
    assertThat(at.lastMail().to()).isEqualTo(EMAIL);
    assertThat(at.trail.actions()).containsExactly("registration.asked");
    assertThat(at.users.addressOf(EMAIL)).as("there is no account yet").isEmpty();
  }

  @Test
  void theOwnerOfAnAddressWithAnAccountIsToldByMailAlone() {
    at.put("Jane@bedloe.example", "user");
    register("jane@BEDLOE.example", PASSWORD, null);
    assertThat(at.registrations.waiting()).isEmpty();
    assertThat(at.lastMail().to()).as("the stored address").isEqualTo("Jane@bedloe.example");
    assertThat(at.lastMail().text()).doesNotContain("#token=");
    assertThat(at.trail.actions()).containsExactly("registration.refused");
    assertThat(at.trail.entries().get(0).subject()).isEqualTo(new Subject("address", ADDRESS));
  }

  @Test
  void aClosedRegistrationAcceptsNothing() {
    register(EMAIL, PASSWORD, null);
    var token = at.mailedToken();
    at.texts.put("bedloe.registration.open", "false");
    assertRefused(
        RegistrationRule.REGISTRATION_CLOSED, () -> register("b@c.example", PASSWORD, null));
    assertRefused(
        RegistrationRule.REGISTRATION_CLOSED, () -> verify.verify(token, PASSWORD, ORIGIN));
    assertRefused(RegistrationRule.REGISTRATION_CLOSED, () -> verify.resend(EMAIL, ORIGIN));
    assertThat(at.users.addressOf(EMAIL)).isEmpty();
  }

  @Test
  void withoutAMailServerNobodyRegisters() {
    at.queue.removeServer();
    assertRefused(RegistrationRule.NO_MAIL_SERVER, () -> register(EMAIL, PASSWORD, null));
    assertRefused(RegistrationRule.NO_MAIL_SERVER, () -> verify.resend(EMAIL, ORIGIN));
    nothingIsStored();
  }

  @Test
  void aPasswordThatIsShortOrTheNameOrBreachedIsRefused() {
    at.breached.add(NEXT_PASSWORD);
    assertThat(
            codes(
                assertRefused(PasswordRule.INVALID_PASSWORD, () -> register(EMAIL, "x!y?z", null))))
        .containsExactly("too-short");
    assertThat(
            codes(
                assertRefused(
                    PasswordRule.INVALID_PASSWORD,
                    () -> register(EMAIL, "my name is eleonore", "Eleonore"))))
        .containsExactly("contains-context-word");
    assertThat(
            codes(
                assertRefused(
                    PasswordRule.INVALID_PASSWORD, () -> register(EMAIL, NEXT_PASSWORD, null))))
        .containsExactly("breached");
    nothingIsStored();
  }

  @Test
  void aPasswordWithAConfiguredContextWordIsRefused() {
    at.texts.put("bedloe.passwords.context-words", "acme, phrases");
    assertThat(
            codes(
                assertRefused(
                    PasswordRule.INVALID_PASSWORD,
                    () -> register(EMAIL, "many phrases in a row", null))))
        .containsExactly("contains-context-word");
  }

  @Test
  void anAddressGetsThreeMailsBeforeTheyAreDelayed() {
    for (int i = 0; i < 3; i++) {
      register(EMAIL, PASSWORD, null);
    }
    assertRefused(ThrottleRule.TOO_MANY_MAILS, () -> register(EMAIL, PASSWORD, null));
    assertThat(at.queue.mails()).hasSize(3);
    at.clock.pass(Duration.ofMinutes(1));
    register(EMAIL, PASSWORD, null);
    assertThat(at.queue.mails()).hasSize(4);
  }

  @Test
  void theLinkAndThePasswordOpenAnAccountWithTheRoleUser() {
    register(EMAIL, PASSWORD, "New");
    verify.verify(at.mailedToken(), PASSWORD, ORIGIN);
    var opened = at.users.byEmail(EMAIL).orElseThrow();
    assertThat(opened.account().roles()).containsExactly("user");
    assertThat(opened.passwordHash()).isEqualTo(at.passwords.hash(PASSWORD, ADDRESS));
    assertThat(at.users.isVerified(opened.account().id())).isTrue();
    assertThat(at.registrations.waiting()).isEmpty();
    assertThat(at.trail.actions()).containsExactly("registration.asked", "user.registered");
  }

  @Test
  void theLinkAloneOpensNoAccount() {
    register(EMAIL, PASSWORD, null);
    var token = at.mailedToken();
    assertRefused(PasswordRule.WRONG_PASSWORD, () -> verify.verify(token, NEXT_PASSWORD, ORIGIN));
    assertThat(at.users.addressOf(EMAIL)).isEmpty();
    verify.verify(token, PASSWORD, ORIGIN);
    assertThat(at.users.addressOf(EMAIL)).isPresent();
  }

  @Test
  void thePasswordDecidesWhichOfSeveralRegistrationsOfAnAddressCounts() {
    register(EMAIL, PASSWORD, "Somebody else");
    register(EMAIL, NEXT_PASSWORD, "Its owner");
    verify.verify(at.mailedToken(), PASSWORD, ORIGIN);
    assertThat(at.users.byEmail(EMAIL).orElseThrow().passwordHash())
        .isEqualTo(at.passwords.hash(PASSWORD, ADDRESS));
    assertThat(at.registrations.waiting()).as("the others are void").isEmpty();
  }

  @Test
  void aLinkIsUsedOnce() {
    register(EMAIL, PASSWORD, null);
    var token = at.mailedToken();
    verify.verify(token, PASSWORD, ORIGIN);
    assertRefused(
        RegistrationRule.INVALID_MAILED_TOKEN, () -> verify.verify(token, PASSWORD, ORIGIN));
    assertThat(at.events.events())
        .containsExactly(new Recorded(SecurityEvent.AUTHN_MAILED_TOKEN_FAIL, "registration", null));
  }

  @Test
  void aLinkIsGoodForADay() {
    register(EMAIL, PASSWORD, null);
    var token = at.mailedToken();
    at.clock.pass(Duration.ofHours(24));
    assertRefused(
        RegistrationRule.INVALID_MAILED_TOKEN, () -> verify.verify(token, PASSWORD, ORIGIN));
    at.clock.pass(Duration.ofMillis(-1));
    verify.verify(token, PASSWORD, ORIGIN);
    assertThat(at.users.addressOf(EMAIL)).isPresent();
  }

  @Test
  void anAddressThatGotAnAccountMeanwhileIsNotOpenedAgain() {
    register(EMAIL, PASSWORD, null);
    at.put(EMAIL, "user");
    assertRefused(
        RegistrationRule.INVALID_MAILED_TOKEN,
        () -> verify.verify(at.mailedToken(), PASSWORD, ORIGIN));
    assertThat(at.trail.actions()).doesNotContain("user.registered");
  }

  @Test
  void aHundredInventedLinksOfOneSourceAreDelayed() {
    for (int i = 0; i < 100; i++) {
      assertRefused(
          RegistrationRule.INVALID_MAILED_TOKEN,
          () -> verify.verify(MailedToken.random(new SecureRandom()), PASSWORD, ORIGIN));
    }
    assertRefused(
        ThrottleRule.TOO_MANY_MAILS,
        () -> verify.verify(MailedToken.random(new SecureRandom()), PASSWORD, ORIGIN));
  }

  @Test
  void aSuccessfulVerificationIsNotCountedAsAnAttempt() {
    register(EMAIL, PASSWORD, null);
    int mailsOnly = at.attempts.counted();
    verify.verify(at.mailedToken(), PASSWORD, ORIGIN);
    assertThat(at.attempts.counted()).isEqualTo(mailsOnly);
  }

  @Test
  void anotherLinkIsSentAndTheFormerOneStaysValid() {
    register(EMAIL, PASSWORD, null);
    var first = at.mailedToken();
    verify.resend("NEW@bedloe.example", ORIGIN);
    assertThat(at.queue.mails()).hasSize(2);
    assertThat(at.lastMail().to()).as("as it was entered first").isEqualTo(EMAIL);
    assertThat(at.mailedToken()).isNotEqualTo(first);
    verify.verify(first, PASSWORD, ORIGIN);
    assertThat(at.users.addressOf(EMAIL)).isPresent();
  }

  @Test
  void anAddressThatWaitsForNothingGetsNoMailAndTheSameResponse() {
    verify.resend(EMAIL, ORIGIN);
    assertThat(at.queue.mails()).isEmpty();
    assertThat(at.queue.simulated()).isEqualTo(1);
    assertThat(at.trail.actions()).isEqualTo(List.of("verification.asked"));
  }
}
