package io.bedloe.identity.sessions.usecase;

import static io.bedloe.fakes.Refusals.assertRefused;
import static io.bedloe.identity.sessions.usecase.SessionFixture.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bedloe.fakes.FakePasswords;
import io.bedloe.fakes.FakeSecurityEvents.Recorded;
import io.bedloe.identity.mfa.RecoveryCode;
import io.bedloe.identity.mfa.SecondFactor;
import io.bedloe.identity.mfa.SecondFactorRule;
import io.bedloe.identity.mfa.TotpSecret;
import io.bedloe.identity.sessions.SessionRule;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Fault;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.security.RequestOrigin;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.throttle.ThrottleRule;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignInTest {

  private static final String PASSWORD = "a long enough phrase";
  private static final String EMAIL = "jane@bedloe.example";
  private static final String NOBODY = "nobody@bedloe.example";

  private final SessionFixture at = new SessionFixture();
  private final FakePasswords passwords = new FakePasswords();
  private final SignIn signIn =
      new SignIn(
          at.accounts,
          passwords,
          at.limiter,
          at.open,
          at.codes,
          new RefusedSignIns(at.events, at.trail, at.accounts));
  private final AccountId jane = at.users.put(EMAIL, passwords.hash(PASSWORD, "any"), "user");
  private final TotpSecret secret = TotpSecret.generate(at.random);

  private SignedIn with(String email, String password, @Nullable String code) {
    return signIn.signIn(email, password, code, ORIGIN);
  }

  private String currentCode() {
    return secret.codeAt(at.clock.instant());
  }

  private String wrongCode() {
    var right = currentCode();
    return (right.startsWith("0") ? "1" : "0") + right.substring(1);
  }

  private void wrongPassword(String password) {
    assertRefused(SessionRule.WRONG_CREDENTIALS, () -> with(EMAIL, password, null));
  }

  private void nobodyIsSignedIn() {
    assertThat(at.sessions.opened()).isZero();
  }

  @Test
  void theRightPasswordOpensASessionOfTheAccount() {
    var in = with(EMAIL, PASSWORD, null);
    var session = at.sessions.get(in.session());
    assertThat(in.account().id()).isEqualTo(jane);
    assertThat(session.userId()).isEqualTo(jane);
    assertThat(session.origin()).isEqualTo(ORIGIN);
    assertThat(session.secondFactorAt()).isNull();
    assertThat(session.endsAt()).isEqualTo(at.clock.instant().plus(Duration.ofDays(30)));
    assertThat(at.sessions.stored(in.refresh())).isPresent();
    assertThat(at.trail.actions()).containsExactly("sign-in.succeeded");
    assertThat(at.trail.entries().get(0).after()).isEqualTo(ORIGIN);
    assertThat(at.events.events()).isEmpty();
  }

  @Test
  void theAddressIsAcceptedInAnyCase() {
    assertThat(with("JANE@bedloe.example", PASSWORD, null).account().id()).isEqualTo(jane);
  }

  @Test
  void aWrongPasswordIsRefusedAndRecordedForTheAccount() {
    wrongPassword("another phrase");
    nobodyIsSignedIn();
    assertThat(at.events.events())
        .containsExactly(new Recorded(SecurityEvent.AUTHN_LOGIN_FAIL, "wrong-password", jane));
    assertThat(at.trail.actions()).containsExactly("sign-in.failed");
    assertThat(at.trail.entries().get(0).subject()).isEqualTo(Subject.of("user", jane));
  }

  @Test
  void anUnknownAddressIsRefusedLikeAWrongPasswordAfterTheSameWork() {
    var unknown = assertRefused(SessionRule.WRONG_CREDENTIALS, () -> with(NOBODY, PASSWORD, null));
    var wrong =
        assertRefused(SessionRule.WRONG_CREDENTIALS, () -> with(EMAIL, "another phrase", null));
    assertThat(unknown.detail()).isEqualTo(wrong.detail());
    assertThat(passwords.simulatedChecks()).isEqualTo(1);
  }

  @Test
  void anUnknownAddressIsRecordedWithoutAnAccountAndWithoutTheAddressThatWasTyped() {
    assertRefused(SessionRule.WRONG_CREDENTIALS, () -> with(NOBODY, PASSWORD, null));
    assertThat(at.events.events())
        .containsExactly(new Recorded(SecurityEvent.AUTHN_LOGIN_FAIL, "unknown-account", null));
    assertThat(at.trail.entries().get(0).subject())
        .isEqualTo(new Subject("address", ORIGIN.address()));
  }

  @Test
  void aDisabledAccountIsRefusedLikeAnUnknownOne() {
    at.users.disable(jane);
    assertRefused(SessionRule.WRONG_CREDENTIALS, () -> with(EMAIL, PASSWORD, null));
    nobodyIsSignedIn();
    assertThat(passwords.simulatedChecks()).isEqualTo(1);
    assertThat(at.events.events())
        .containsExactly(new Recorded(SecurityEvent.AUTHN_LOGIN_FAIL, "unknown-account", null));
  }

  @Test
  void anAccountWithoutAPasswordIsRefusedLikeAnUnknownOne() {
    at.users.put("corp@bedloe.example", null, "user");
    assertRefused(SessionRule.WRONG_CREDENTIALS, () -> with("corp@bedloe.example", PASSWORD, null));
    nobodyIsSignedIn();
    assertThat(passwords.simulatedChecks()).isEqualTo(1);
  }

  @Test
  void afterFiveWrongPasswordsTheRightOneIsDelayed() {
    for (int i = 0; i < 5; i++) {
      wrongPassword("another phrase " + i);
    }
    assertRefused(ThrottleRule.SIGN_IN_DELAYED, () -> with(EMAIL, PASSWORD, null));
    nobodyIsSignedIn();
    assertThat(at.events.events().get(5))
        .isEqualTo(new Recorded(SecurityEvent.AUTHN_LOGIN_FAIL_MAX, "sign-in-delayed", jane));
    at.clock.pass(Duration.ofSeconds(1));
    assertThat(with(EMAIL, PASSWORD, null).account().id()).isEqualTo(jane);
  }

  @Test
  void aDelayOfAnUnknownAddressIsRecordedWithoutAnAccount() {
    for (int i = 0; i < 5; i++) {
      assertRefused(SessionRule.WRONG_CREDENTIALS, () -> with(NOBODY, PASSWORD, null));
    }
    assertRefused(ThrottleRule.SIGN_IN_DELAYED, () -> with(NOBODY, PASSWORD, null));
    assertThat(at.events.events().get(5))
        .isEqualTo(new Recorded(SecurityEvent.AUTHN_LOGIN_FAIL_MAX, "sign-in-delayed", null));
  }

  @Test
  void theRightPasswordForgivesTheWrongOnesBeforeIt() {
    for (int i = 0; i < 4; i++) {
      wrongPassword("another phrase " + i);
    }
    with(EMAIL, PASSWORD, null);
    assertThat(at.attempts.counted()).as("only the address keeps its four").isEqualTo(4);
    wrongPassword("another phrase");
    assertThat(with(EMAIL, PASSWORD, null).account().id()).isEqualTo(jane);
  }

  @Test
  void wrongPasswordsFromElsewhereDoNotDelayTheOwnerAtAKnownAddress() {
    with(EMAIL, PASSWORD, null);
    for (int i = 0; i < 30; i++) {
      var stranger = new RequestOrigin("curl", "198.51.100." + i);
      assertRefused(
          SessionRule.WRONG_CREDENTIALS,
          () -> signIn.signIn(EMAIL, "another phrase", null, stranger));
      at.clock.pass(Duration.ofMinutes(1));
    }
    var last = new RequestOrigin("curl", "198.51.100.200");
    assertRefused(SessionRule.WRONG_CREDENTIALS, () -> signIn.signIn(EMAIL, "x", null, last));
    assertRefused(ThrottleRule.SIGN_IN_DELAYED, () -> signIn.signIn(EMAIL, "x", null, last));
    assertThat(with(EMAIL, PASSWORD, null).account().id()).isEqualTo(jane);
  }

  @Test
  void aPasswordThatIsChangedDuringItsCheckOpensNoSession() {
    var racing =
        new SignIn(
            at.accounts,
            new FakePasswords() {
              @Override
              public boolean matches(String password, String hash, String source) {
                at.users.setPassword(jane, "hash of the next");
                return super.matches(password, hash, source);
              }
            },
            at.limiter,
            at.open,
            at.codes,
            new RefusedSignIns(at.events, at.trail, at.accounts));
    assertRefused(
        SessionRule.WRONG_CREDENTIALS, () -> racing.signIn(EMAIL, PASSWORD, null, ORIGIN));
    nobodyIsSignedIn();
  }

  @Test
  void anOutdatedHashIsReplacedWhenItsPasswordIsRight() {
    var ann = at.users.put("ann@bedloe.example", FakePasswords.outdated(PASSWORD), "user");
    wrongPassword("another phrase");
    assertRefused(SessionRule.WRONG_CREDENTIALS, () -> with("ann@bedloe.example", "wrong", null));
    assertThat(at.users.hashOf(ann)).isEqualTo(FakePasswords.outdated(PASSWORD));
    with("ann@bedloe.example", PASSWORD, null);
    assertThat(at.users.hashOf(ann)).isEqualTo(passwords.hash(PASSWORD, "any"));
  }

  @Test
  void anAccountWithASecondFactorNeedsItsCode() {
    at.factors.put(jane, secret);
    assertRefused(SecondFactorRule.SECOND_FACTOR_REQUIRED, () -> with(EMAIL, PASSWORD, null));
    nobodyIsSignedIn();
    assertThat(at.trail.actions()).containsExactly("sign-in.second-factor-asked");
    assertThat(at.events.events()).as("it is the first half, not a failure").isEmpty();
    assertThat(at.attempts.counted())
        .as("for the account, twice: its own counter and that of strangers; not for the address")
        .isEqualTo(2);
  }

  @Test
  void theCodeIsNotCheckedWhenThePasswordIsWrong() {
    at.factors.put(jane, secret);
    assertRefused(
        SessionRule.WRONG_CREDENTIALS, () -> with(EMAIL, "another phrase", currentCode()));
    assertThat(at.factors.lastStepOf(jane)).as("the code was not used").isZero();
  }

  @Test
  void theRightCodeOpensASessionThatHasProvedTheSecondFactor() {
    at.factors.put(jane, secret);
    var in = with(EMAIL, PASSWORD, currentCode());
    assertThat(at.sessions.get(in.session()).secondFactorAt()).isEqualTo(at.clock.instant());
  }

  @Test
  void aWrongCodeIsRefusedNextToTheFieldThatHasIt() {
    at.factors.put(jane, secret);
    var refusal =
        assertRefused(
            SecondFactorRule.SECOND_FACTOR_REQUIRED, () -> with(EMAIL, PASSWORD, wrongCode()));
    nobodyIsSignedIn();
    assertThat(refusal.faults())
        .extracting(Fault::pointer, Fault::code)
        .containsExactly(tuple("/code", "second-factor-invalid"));
    assertThat(at.events.events())
        .containsExactly(
            new Recorded(SecurityEvent.AUTHN_LOGIN_FAIL, "second-factor-invalid", jane));
  }

  @Test
  void aCodeOpensOneSessionOnly() {
    at.factors.put(jane, secret);
    with(EMAIL, PASSWORD, currentCode());
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_REQUIRED, () -> with(EMAIL, PASSWORD, currentCode()));
    assertThat(at.sessions.opened()).isEqualTo(1);
  }

  @Test
  void aRecoveryCodeReplacesTheCodeOnce() {
    at.factors.put(jane, secret);
    var recovery = RecoveryCode.generateSet(at.random);
    at.factors.setCodes(jane, recovery);
    with(EMAIL, PASSWORD, recovery.get(0).text());
    assertThat(at.factors.codesLeft(jane)).isEqualTo(recovery.size() - 1);
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_REQUIRED,
        () -> with(EMAIL, PASSWORD, recovery.get(0).text()));
  }

  @Test
  void afterFiveWrongCodesTheRightOneIsDelayed() {
    at.factors.put(jane, secret);
    for (int i = 0; i < 5; i++) {
      assertRefused(
          SecondFactorRule.SECOND_FACTOR_REQUIRED, () -> with(EMAIL, PASSWORD, wrongCode()));
      // The delay of the password counter ends; that of the codes is the one under test
      at.limiter.reset(EMAIL, ORIGIN.address());
    }
    assertRefused(ThrottleRule.SIGN_IN_DELAYED, () -> with(EMAIL, PASSWORD, currentCode()));
    nobodyIsSignedIn();
    assertThat(at.events.events().get(5))
        .isEqualTo(new Recorded(SecurityEvent.AUTHN_LOGIN_FAIL, "sign-in-delayed", jane));
  }

  @Test
  void aSecondFactorThatWasNotConfirmedIsNotAskedFor() {
    at.factors.begin(jane, SecondFactor.begin(Optional.empty(), secret), at.clock.instant());
    var in = with(EMAIL, PASSWORD, null);
    assertThat(at.sessions.get(in.session()).secondFactorAt()).isNull();
  }
}
