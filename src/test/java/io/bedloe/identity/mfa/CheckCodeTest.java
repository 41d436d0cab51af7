package io.bedloe.identity.mfa;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeAttempts;
import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.fakes.FakeClock;
import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakePasswords;
import io.bedloe.fakes.FakeRoles;
import io.bedloe.fakes.FakeSecondFactors;
import io.bedloe.fakes.FakeSecurityEvents;
import io.bedloe.fakes.FakeUsers;
import io.bedloe.identity.accounts.AccountAdministration;
import io.bedloe.identity.accounts.AccountErased;
import io.bedloe.identity.accounts.AccountRule;
import io.bedloe.identity.accounts.KnownPassword;
import io.bedloe.identity.accounts.PasswordRule;
import io.bedloe.identity.accounts.usecase.ManageUsers;
import io.bedloe.identity.mfa.UseSecondFactor.State;
import io.bedloe.identity.roles.OwnRights;
import io.bedloe.identity.roles.RoleRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.RequestRule;
import io.bedloe.kernel.SessionId;
import io.bedloe.kernel.Version;
import io.bedloe.platform.security.CurrentRequest;
import io.bedloe.platform.throttle.AttemptLimiter;
import io.bedloe.platform.throttle.ThrottleRule;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Tests the setup, the codes, the removal and the reset of a second factor: its setup, its codes,
 * its removal.
 */
class CheckCodeTest {

  private static final String PASSWORD = "a long enough phrase";
  private static final String ADDRESS = "192.0.2.7";
  private static final SessionId SESSION = new SessionId(new UUID(8, 8));

  private final FakeClock clock = new FakeClock();
  private final FakeUsers users = new FakeUsers();
  private final FakeRoles roles = new FakeRoles();
  private final FakeSecondFactors factors = new FakeSecondFactors();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final FakeSecurityEvents events = new FakeSecurityEvents();
  private final FakePasswords passwords = new FakePasswords();
  private final FakeEvents<SecondFactorRemoved> removed = new FakeEvents<>();
  private final AttemptLimiter limiter = new FakeAttempts(users).limiter(clock);
  private final CheckCode check =
      new CheckCode(
          factors,
          limiter,
          new CodeAttempts(limiter, trail),
          clock,
          events,
          new CurrentRequest(clock));
  private final UseSecondFactor use =
      new UseSecondFactor(factors, check, removed, trail, new SecureRandom(), clock);
  private final BeginSecondFactor begin =
      new BeginSecondFactor(new KnownPassword(users, passwords, limiter, events), use);
  private final AccountId jane =
      users.put("jane@bedloe.example", passwords.hash(PASSWORD, ADDRESS), "reader");
  private final Caller caller = caller(jane);

  private static Caller caller(AccountId id, Permission... permissions) {
    return new Caller(
        id, "jane@bedloe.example", Set.of(), Set.of(permissions), Credential.session(SESSION));
  }

  private ResetSecondFactor reset() {
    roles.put("reader", false, List.of(), Permission.CATALOG_READ);
    roles.put("admin", true, List.of(), Permission.values());
    var rights = new OwnRights(roles);
    var manage =
        new ManageUsers(
            users, rights, known -> {}, limiter, new FakeEvents<Object>(), trail, clock);
    return new ResetSecondFactor(
        new AccountAdministration(manage, rights), factors, removed, trail);
  }

  private TotpSecret active() {
    var secret = begin.begin(caller, PASSWORD, ADDRESS);
    use.confirm(caller, secret.codeAt(clock.instant()));
    clock.pass(Duration.ofMinutes(1));
    return secret;
  }

  private void mustBeRight(String code) {
    check.mustBeRight(jane, code, SecondFactorRule.SECOND_FACTOR_INVALID);
  }

  private void wrong(String code) {
    assertRefused(SecondFactorRule.SECOND_FACTOR_INVALID, () -> mustBeRight(code));
  }

  @Test
  void aFactorIsAskedForWhenItsFirstCodeWasRight() {
    var secret = begin.begin(caller, PASSWORD, ADDRESS);
    assertThat(check.isAskedOf(jane)).isFalse();
    assertThat(use.confirm(caller, secret.codeAt(clock.instant()))).hasSize(10);
    assertThat(check.isAskedOf(jane)).isTrue();
    assertThat(use.state(jane)).isEqualTo(new State(true, 10));
    assertThat(trail.actions())
        .containsExactly("second-factor.begun", "second-factor.tried", "second-factor.confirmed");
  }

  @Test
  void theSetupNeedsThePassword() {
    assertRefused(
        PasswordRule.WRONG_PASSWORD, () -> begin.begin(caller, "another phrase", ADDRESS));
    assertRefused(PasswordRule.WRONG_PASSWORD, () -> begin.begin(caller, null, ADDRESS));
    assertThat(factors.find(jane)).isEmpty();
  }

  @Test
  void anAccountWithoutAPasswordBeginsWithoutOne() {
    var corp = users.put("corp@bedloe.example", null, "reader");
    begin.begin(caller(corp), null, ADDRESS);
    assertThat(factors.find(corp)).isPresent();
  }

  @Test
  void anotherSetupReplacesOneThatWasNotConfirmed() {
    var first = begin.begin(caller, PASSWORD, ADDRESS);
    var second = begin.begin(caller, PASSWORD, ADDRESS);
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_INVALID,
        () -> use.confirm(caller, first.codeAt(clock.instant())));
    use.confirm(caller, second.codeAt(clock.instant()));
    assertThat(check.isAskedOf(jane)).isTrue();
  }

  @Test
  void anActiveFactorIsNeitherBegunNorConfirmedAgain() {
    var secret = active();
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_ACTIVE, () -> begin.begin(caller, PASSWORD, ADDRESS));
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_ACTIVE,
        () -> use.confirm(caller, secret.codeAt(clock.instant())));
  }

  @Test
  void anAccountWithoutAFactorHasNoCodes() {
    assertRefused(SecondFactorRule.SECOND_FACTOR_NOT_ACTIVE, () -> mustBeRight("000000"));
    assertRefused(SecondFactorRule.SECOND_FACTOR_NOT_ACTIVE, () -> use.confirm(caller, "000000"));
    begin.begin(caller, PASSWORD, ADDRESS);
    assertRefused(SecondFactorRule.SECOND_FACTOR_NOT_ACTIVE, () -> mustBeRight("000000"));
  }

  @Test
  void theCodeOfTheMomentIsAcceptedOnceAlsoBetweenBlanks() {
    var secret = active();
    mustBeRight(" " + secret.codeAt(clock.instant()) + "\n");
    wrong(secret.codeAt(clock.instant()));
    clock.pass(Duration.ofSeconds(30));
    mustBeRight(secret.codeAt(clock.instant()));
  }

  @Test
  void aRecoveryCodeIsAcceptedOnceAndNotForTheConfirmation() {
    var secret = begin.begin(caller, PASSWORD, ADDRESS);
    var codes = RecoveryCode.generateSet(new SecureRandom());
    factors.setCodes(jane, codes);
    var recovery = codes.get(0).text();
    assertRefused(SecondFactorRule.SECOND_FACTOR_INVALID, () -> use.confirm(caller, recovery));
    factors.put(jane, secret);
    mustBeRight(recovery);
    wrong(recovery);
    assertThat(factors.codesLeft(jane)).isEqualTo(9);
  }

  @Test
  void everyTryIsAuditedAndTheSixthIsDelayedWhateverTheCode() {
    var secret = active();
    for (int i = 0; i < 5; i++) {
      wrong("no code");
    }
    assertRefused(ThrottleRule.SIGN_IN_DELAYED, () -> mustBeRight(secret.codeAt(clock.instant())));
    assertThat(trail.actions().stream().filter("second-factor.tried"::equals))
        .as("the first confirmed the factor")
        .hasSize(6);
    clock.pass(Duration.ofSeconds(1));
    mustBeRight(secret.codeAt(clock.instant()));
    clock.pass(Duration.ofSeconds(30));
    wrong("no code");
    mustBeRight(secret.codeAt(clock.instant()));
  }

  @Test
  void newRecoveryCodesReplaceTheFormerOnesAndNeedACode() {
    var secret = active();
    assertRefused(SecondFactorRule.SECOND_FACTOR_INVALID, () -> use.renewCodes(caller, "no code"));
    var former = use.renewCodes(caller, secret.codeAt(clock.instant()));
    clock.pass(Duration.ofSeconds(30));
    var next = use.renewCodes(caller, secret.codeAt(clock.instant()));
    wrong(former.get(0).text());
    mustBeRight(next.get(0).text());
    assertThat(use.state(jane)).isEqualTo(new State(true, 9));
    assertThat(trail.actions()).contains("recovery-codes.renewed");
  }

  @Test
  void aFactorIsRemovedWithACodeAndTheOtherSessionsAreToldSo() {
    var secret = active();
    assertRefused(SecondFactorRule.SECOND_FACTOR_INVALID, () -> use.remove(caller, "no code"));
    assertThat(check.isAskedOf(jane)).isTrue();
    use.remove(caller, secret.codeAt(clock.instant()));
    assertThat(use.state(jane)).isEqualTo(new State(false, 0));
    assertThat(removed.fired()).containsExactly(new SecondFactorRemoved(jane, SESSION));
    assertThat(trail.actions()).endsWith("second-factor.removed");
  }

  @Test
  void anAdministratorResetsAFactorThatWasLost() {
    active();
    var clerk =
        caller(new AccountId(new UUID(0, 77)), Permission.USERS_MANAGE, Permission.CATALOG_READ);
    reset().reset(jane, new Version(false, Set.of(0L)), clerk);
    assertThat(use.state(jane)).isEqualTo(new State(false, 0));
    assertThat(removed.fired()).containsExactly(new SecondFactorRemoved(jane, null));
    assertThat(trail.actions()).endsWith("second-factor.reset");
  }

  @Test
  void nobodyResetsTheOwnFactorOrThatOfAnAccountWithMoreRights() {
    active();
    assertRefused(AccountRule.OWN_ACCOUNT, () -> reset().reset(jane, null, caller));
    var clerk = caller(new AccountId(new UUID(0, 77)), Permission.USERS_MANAGE);
    assertRefused(RoleRule.EXCEEDS_OWN_RIGHTS, () -> reset().reset(jane, null, clerk));
    assertThat(check.isAskedOf(jane)).isTrue();
    assertThat(removed.fired()).isEmpty();
  }

  @Test
  void aFactorThatIsNotThereOrInAnOldVersionOfTheAccountIsNotReset() {
    var clerk = caller(new AccountId(new UUID(0, 77)), Permission.CATALOG_READ);
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_NOT_ACTIVE, () -> reset().reset(jane, null, clerk));
    active();
    assertRefused(
        RequestRule.STALE_VERSION,
        () -> reset().reset(jane, new Version(false, Set.of(7L)), clerk));
    assertThat(check.isAskedOf(jane)).isTrue();
  }

  @Test
  void theFactorOfAnErasedAccountIsDeleted() {
    active();
    new EraseSecondFactor(factors).erase(new AccountErased(jane));
    assertThat(factors.find(jane)).isEmpty();
    assertThat(factors.codesLeft(jane)).isZero();
  }
}
