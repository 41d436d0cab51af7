package io.bedloe.identity.mfa;

import io.bedloe.identity.mfa.SecondFactors.Factor;
import io.bedloe.identity.sessions.usecase.SignIn;
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
import java.util.UUID;

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
  public boolean isAskedOf(UUID userId) {
    return factors.find(userId).filter(Factor::isActive).isPresent();
  }

  /**
   * Refuses a code that is neither the factor's nor a recovery code, with the given rule. Only a
   * caller who knows the password gets here, so the delay applies to the account and not to the
   * source. It must be called first in a transaction, because the counter needs a connection of its
   * own.
   */
  @Transactional
  public void mustBeRight(UUID userId, String code, Rule otherwise) {
    checkRate(userId);
    useCode(userId, lockedFactor(userId, true), code, otherwise);
  }

  /** Does the same for the first code of a factor that is not confirmed yet. */
  @Transactional
  public void mustConfirm(UUID userId, String code) {
    checkRate(userId);
    useCode(userId, lockedFactor(userId, false), code, SecondFactorRule.SECOND_FACTOR_INVALID);
  }

  private void checkRate(UUID userId) {
    try {
      tries.checkRate(userId);
    } catch (Rejected refused) {
      record(SecurityEvent.AUTHN_LOGIN_FAIL_MAX, userId, refused.rule());
      throw refused;
    }
  }

  /** It records only within a session; at sign-in {@link SignIn} records the event. */
  private void record(SecurityEvent event, UUID userId, Rule rule) {
    var address = request.context().address();
    if (!address.isEmpty()) {
      events.record(event, address, rule.code(), userId);
    }
  }

  private Factor lockedFactor(UUID userId, boolean active) {
    var factor = factors.findLocked(userId);
    if (!active && factor.filter(Factor::isActive).isPresent()) {
      throw Rejected.because(
          SecondFactorRule.SECOND_FACTOR_ACTIVE, "The second factor is confirmed already.");
    }
    return factor
        .filter(found -> found.isActive() == active)
        .orElseThrow(
            () ->
                Rejected.because(
                    SecondFactorRule.SECOND_FACTOR_NOT_ACTIVE,
                    "Start the setup with POST /auth/second-factor."));
  }

  private void useCode(UUID userId, Factor factor, String code, Rule otherwise) {
    var step = factor.secret().stepOf(code.strip(), clock.instant(), factor.lastStep());
    if (step.isPresent()) {
      factors.saveUsedStep(userId, step.getAsLong());
    } else if (!factor.isActive() || !factors.useRecoveryCode(userId, new RecoveryCode(code))) {
      record(SecurityEvent.AUTHN_REAUTHENTICATION_FAIL, userId, otherwise);
      throw Rejected.because(
          otherwise,
          "Send the current six digits of your authenticator app, or an unused recovery code.");
    }
    throttle.resetCodes(userId);
  }
}
