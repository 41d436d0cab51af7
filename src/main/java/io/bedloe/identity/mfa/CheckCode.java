package io.bedloe.identity.mfa;

import io.bedloe.identity.sessions.usecase.SignIn;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Rule;
import io.bedloe.platform.security.CurrentRequest;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.securityevents.SecurityEvents;
import io.bedloe.platform.throttle.AttemptLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Checks codes of second factors, accepts each only once, and limits failed attempts. */
@ApplicationScoped
public class CheckCode {

  private final SecondFactors factors;
  private final AttemptLimiter throttle;
  private final CodeAttempts tries;
  private final Clock clock;
  private final SecurityEvents events;
  private final CurrentRequest request;

  @Inject
  public CheckCode(
      SecondFactors factors,
      AttemptLimiter throttle,
      CodeAttempts tries,
      Clock clock,
      SecurityEvents events,
      CurrentRequest request) {
    this.factors = factors;
    this.throttle = throttle;
    this.tries = tries;
    this.clock = clock;
    this.events = events;
    this.request = request;
  }

  /** Returns whether an account signs in with a second factor. */
  public boolean isAskedOf(AccountId userId) {
    return factors.find(userId).filter(SecondFactor::isConfirmed).isPresent();
  }

  /**
   * Refuses a code that is neither the factor's nor a recovery code, with the given rule. Only a
   * caller who knows the password gets here, so the delay applies to the account and not to the
   * source. It must be called first in a transaction, because the counter needs a connection of its
   * own.
   */
  @Transactional
  public void mustBeRight(AccountId userId, String code, Rule otherwise) {
    checkRate(userId);
    var factor = SecondFactor.mustBeConfirmed(factors.findLocked(userId));
    var used = factor.useCode(code, clock.instant());
    used.ifPresent(after -> factors.save(userId, after));
    if (used.isEmpty() && !factors.useRecoveryCode(userId, new RecoveryCode(code))) {
      throw refused(userId, otherwise);
    }
    throttle.resetCodes(userId);
  }

  /** Checks the first code of a factor and confirms the factor. There are no recovery codes yet. */
  @Transactional
  public void mustConfirm(AccountId userId, String code) {
    checkRate(userId);
    var factor = SecondFactor.mustBeBegun(factors.findLocked(userId));
    var now = clock.instant();
    var used =
        factor
            .useCode(code, now)
            .orElseThrow(() -> refused(userId, SecondFactorRule.SECOND_FACTOR_INVALID));
    factors.save(userId, used.confirm(now));
    throttle.resetCodes(userId);
  }

  private void checkRate(AccountId userId) {
    try {
      tries.checkRate(userId);
    } catch (Rejected refused) {
      record(SecurityEvent.AUTHN_LOGIN_FAIL_MAX, userId, refused.rule());
      throw refused;
    }
  }

  /** It records only within a session; at sign-in {@link SignIn} records the event. */
  private void record(SecurityEvent event, AccountId userId, Rule rule) {
    var address = request.context().address();
    if (!address.isEmpty()) {
      events.record(event, address, rule.code(), userId);
    }
  }

  private Rejected refused(AccountId userId, Rule rule) {
    record(SecurityEvent.AUTHN_REAUTHENTICATION_FAIL, userId, rule);
    return Rejected.because(
        rule, "Send the current six digits of your authenticator app, or an unused recovery code.");
  }
}
