package io.bedloe.identity.sessions.usecase;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeEvents;
import io.bedloe.identity.mfa.SecondFactorRemoved;
import io.bedloe.identity.mfa.SecondFactorRule;
import io.bedloe.identity.mfa.TotpSecret;
import io.bedloe.identity.mfa.UseSecondFactor;
import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A new second factor is confirmed, and one that an account has is proved, in an open session. */
class ConfirmSecondFactorTest {

  private final SessionFixture at = new SessionFixture();
  private final UseSecondFactor use =
      new UseSecondFactor(
          at.factors,
          at.codes,
          new FakeEvents<SecondFactorRemoved>(),
          at.trail,
          at.random,
          at.clock);
  private final ConfirmSecondFactor confirm = new ConfirmSecondFactor(use, at.replace, at.end);
  private final VerifySecondFactor verify = new VerifySecondFactor(at.codes, at.replace, at.trail);
  private final AccountId jane = at.users.put("jane@bedloe.example", "hash", "user");
  private final SignedIn in = at.signIn(jane);
  private final SignedIn elsewhere = at.signIn(jane);
  private final Caller caller = at.caller(jane, in.session());

  private String code(TotpSecret secret) {
    return secret.codeAt(at.clock.instant());
  }

  @Test
  void aConfirmedFactorEndsAllOtherSessions() {
    var confirmed = confirm.confirm(caller, code(use.begin(caller)));
    assertThat(at.sessions.runningOf(jane)).containsExactly(confirmed.signedIn().session());
    assertThat(at.sessions.get(in.session()).ended()).isEqualTo(EndReason.REPLACED);
    assertThat(at.sessions.get(elsewhere.session()).ended())
        .isEqualTo(EndReason.SECOND_FACTOR_CHANGED);
    assertThat(at.sessions.get(confirmed.signedIn().session()).secondFactorAt())
        .isEqualTo(at.clock.instant());
  }

  @Test
  void theRecoveryCodesOfAConfirmedFactorAreReturnedOnceAndNotPrinted() {
    var confirmed = confirm.confirm(caller, code(use.begin(caller)));
    assertThat(confirmed.recoveryCodes()).hasSize(at.factors.codesLeft(jane)).isNotEmpty();
    assertThat(confirmed.toString()).isEqualTo("…");
  }

  @Test
  void aWrongFirstCodeConfirmsNothing() {
    use.begin(caller);
    assertRefused(SecondFactorRule.SECOND_FACTOR_INVALID, () -> confirm.confirm(caller, "000"));
    assertThat(at.codes.isAskedOf(jane)).isFalse();
    assertThat(at.sessions.runningOf(jane)).containsExactly(in.session(), elsewhere.session());
  }

  @Test
  void aProvedFactorReplacesTheSession() {
    var secret = TotpSecret.generate(at.random);
    at.factors.put(jane, secret);
    at.clock.pass(Duration.ofMinutes(4));
    var next = verify.show(caller, code(secret));
    var session = at.sessions.get(next.session());
    assertThat(at.sessions.get(in.session()).ended()).isEqualTo(EndReason.REPLACED);
    assertThat(session.secondFactorAt()).isEqualTo(at.clock.instant());
    assertThat(session.authenticatedAt())
        .as("the time of the password check is kept")
        .isEqualTo(at.clock.instant().minus(Duration.ofMinutes(4)));
    assertThat(at.trail.actions()).endsWith("second-factor.shown");
  }

  @Test
  void aWrongCodeReplacesNoSession() {
    at.factors.put(jane, TotpSecret.generate(at.random));
    assertRefused(SecondFactorRule.SECOND_FACTOR_INVALID, () -> verify.show(caller, "000"));
    assertThat(at.sessions.get(in.session()).ended()).isNull();
  }

  @Test
  void aCallerWithoutASessionProvesNoFactor() {
    var secret = TotpSecret.generate(at.random);
    at.factors.put(jane, secret);
    var program = new Caller(jane, "jane@bedloe.example", Set.of(), Set.of());
    assertRefused(AccessRule.SESSION_REQUIRED, () -> verify.show(program, code(secret)));
  }

  @Test
  void theSessionOfADisabledAccountIsNotReplaced() {
    var secret = TotpSecret.generate(at.random);
    at.factors.put(jane, secret);
    at.users.disable(jane);
    assertRefused(AccessRule.SESSION_REQUIRED, () -> verify.show(caller, code(secret)));
  }
}
