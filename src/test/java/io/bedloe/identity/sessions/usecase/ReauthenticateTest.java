package io.bedloe.identity.sessions.usecase;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakePasswords;
import io.bedloe.fakes.FakeSecurityEvents.Recorded;
import io.bedloe.identity.accounts.KnownPassword;
import io.bedloe.identity.accounts.PasswordRule;
import io.bedloe.identity.mfa.SecondFactorRule;
import io.bedloe.identity.mfa.TotpSecret;
import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.SessionReplaced;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.throttle.ThrottleRule;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReauthenticateTest {

  private static final String PASSWORD = "a long enough phrase";
  private static final String ADDRESS = "192.0.2.7";

  private final SessionFixture at = new SessionFixture();
  private final FakePasswords passwords = new FakePasswords();
  private final Reauthenticate again =
      new Reauthenticate(
          new KnownPassword(at.users, passwords, at.limiter, at.events), at.codes, at.replace);
  private final AccountId jane =
      at.users.put("jane@bedloe.example", passwords.hash(PASSWORD, ADDRESS), "user");
  private final SignedIn in = at.signIn(jane);
  private final Caller caller = at.caller(jane, in.session());
  private final TotpSecret secret = TotpSecret.generate(at.random);

  private void theSessionStays() {
    assertThat(at.sessions.runningOf(jane)).containsExactly(in.session());
    assertThat(at.replaced.fired()).isEmpty();
  }

  @Test
  void anotherSessionReplacesTheOneInWhichThePasswordWasProved() {
    at.clock.pass(Duration.ofDays(3));
    var next = again.reauthenticate(caller, PASSWORD, null, ADDRESS);
    assertThat(at.sessions.get(in.session()).ended()).isEqualTo(EndReason.REPLACED);
    assertThat(at.sessions.runningOf(jane)).containsExactly(next.session());
    assertThat(at.replaced.fired())
        .containsExactly(new SessionReplaced(in.session(), next.session()));
    assertThat(at.trail.actions()).endsWith("session.ended", "session.reauthenticated");
  }

  @Test
  void theTimeOfThePasswordCheckIsStoredWithTheNewSession() {
    at.clock.pass(Duration.ofDays(3));
    var next = at.sessions.get(again.reauthenticate(caller, PASSWORD, null, ADDRESS).session());
    assertThat(next.authenticatedAt()).isEqualTo(at.clock.instant());
    assertThat(next.secondFactorAt()).isNull();
  }

  @Test
  void aWrongOrMissingPasswordIsRefused() {
    assertRefused(
        PasswordRule.WRONG_PASSWORD,
        () -> again.reauthenticate(caller, "another phrase", null, ADDRESS));
    assertRefused(
        PasswordRule.WRONG_PASSWORD, () -> again.reauthenticate(caller, null, null, ADDRESS));
    theSessionStays();
    assertThat(at.events.events())
        .containsOnly(
            new Recorded(SecurityEvent.AUTHN_REAUTHENTICATION_FAIL, "wrong-password", jane));
  }

  @Test
  void anAccountWithoutAPasswordHasNothingToProve() {
    var corp = at.users.put("corp@bedloe.example", null, "user");
    var session = at.signIn(corp).session();
    assertRefused(
        PasswordRule.WRONG_PASSWORD,
        () -> again.reauthenticate(at.caller(corp, session), PASSWORD, null, ADDRESS));
  }

  @Test
  void wrongPasswordsAreDelayedLikeThoseOfSignIn() {
    for (int i = 0; i < 5; i++) {
      assertRefused(
          PasswordRule.WRONG_PASSWORD,
          () -> again.reauthenticate(caller, "another phrase", null, ADDRESS));
    }
    assertRefused(
        ThrottleRule.SIGN_IN_DELAYED, () -> again.reauthenticate(caller, PASSWORD, null, ADDRESS));
    assertThat(at.events.events().get(5))
        .isEqualTo(new Recorded(SecurityEvent.AUTHN_LOGIN_FAIL_MAX, "sign-in-delayed", jane));
    theSessionStays();
  }

  @Test
  void anApiKeyCannotAuthenticateAgain() {
    var program =
        new Caller(
            jane,
            "jane@bedloe.example",
            Set.of(),
            Set.of(),
            Credential.apiKey(new ApiKeyId(new UUID(0, 5))));
    assertRefused(
        AccessRule.FORBIDDEN, () -> again.reauthenticate(program, PASSWORD, null, ADDRESS));
    assertThat(at.attempts.counted()).as("no password was checked").isZero();
  }

  @Test
  void anAccountWithASecondFactorNeedsItsCodeToo() {
    at.factors.put(jane, secret);
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_REQUIRED,
        () -> again.reauthenticate(caller, PASSWORD, null, ADDRESS));
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_INVALID,
        () -> again.reauthenticate(caller, PASSWORD, "000", ADDRESS));
    theSessionStays();
  }

  @Test
  void theProofOfBothIsStoredWithTheNewSession() {
    at.factors.put(jane, secret);
    var code = secret.codeAt(at.clock.instant());
    var next = again.reauthenticate(caller, PASSWORD, code, ADDRESS);
    assertThat(at.sessions.get(next.session()).secondFactorAt()).isEqualTo(at.clock.instant());
  }

  @Test
  void aPasswordThatIsChangedDuringItsCheckReplacesNoSession() {
    assertRefused(
        AccessRule.SESSION_REQUIRED,
        () -> at.replace.afterPassword(caller, "the former hash", false));
    theSessionStays();
  }

  @Test
  void aSessionThatHasEndedMeanwhileIsNotReplaced() {
    at.sessions.end(in.session(), jane, EndReason.REVOKED, at.clock.instant());
    assertRefused(
        AccessRule.SESSION_REQUIRED, () -> again.reauthenticate(caller, PASSWORD, null, ADDRESS));
    assertThat(at.sessions.runningOf(jane)).isEmpty();
    assertThat(at.replaced.fired()).isEmpty();
  }
}
