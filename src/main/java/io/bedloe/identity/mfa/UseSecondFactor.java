package io.bedloe.identity.mfa;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Begins and confirms the caller's second factor, renews its recovery codes, or removes it. */
@Dependent
public class UseSecondFactor {

  private final SecondFactors factors;
  private final CheckCode check;
  private final Event<SecondFactorRemoved> removed;
  private final AuditTrail trail;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  public UseSecondFactor(
      SecondFactors factors,
      CheckCode check,
      Event<SecondFactorRemoved> removed,
      AuditTrail trail,
      SecureRandom random,
      Clock clock) {
    this.factors = factors;
    this.check = check;
    this.removed = removed;
    this.trail = trail;
    this.random = random;
    this.clock = clock;
  }

  /**
   * The state of an account's second factor.
   *
   * @param active whether sign-in requires it
   * @param recoveryCodesLeft the number of unused recovery codes
   */
  @Schema(description = "Whether the account has a second factor.")
  public record State(
      @Schema(description = "Whether the second factor is required.") boolean active,
      @Schema(description = "The number of recovery codes that were not used yet.", examples = "10")
          int recoveryCodesLeft) {}

  public State state(AccountId userId) {
    return new State(check.isAskedOf(userId), factors.codesLeft(userId));
  }

  /** Stores the secret of a new factor, which sign-in does not require before it is confirmed. */
  @Transactional
  public TotpSecret begin(Caller caller) {
    var current = factors.findLocked(caller.id());
    var begun = SecondFactor.begin(current, TotpSecret.generate(random));
    factors.begin(caller.id(), begun, clock.instant());
    trail.record("second-factor.begun", Subject.of("user", caller.id()), null, null);
    return begun.secret();
  }

  /** Makes the factor required from now on, and returns new recovery codes. */
  @Transactional
  public List<RecoveryCode> confirm(Caller caller, String code) {
    check.mustConfirm(caller.id(), code);
    return newCodes(caller, "second-factor.confirmed");
  }

  @Transactional
  public List<RecoveryCode> renewCodes(Caller caller, String code) {
    check.mustBeRight(caller.id(), code, SecondFactorRule.SECOND_FACTOR_INVALID);
    return newCodes(caller, "recovery-codes.renewed");
  }

  @Transactional
  public void remove(Caller caller, String code) {
    check.mustBeRight(caller.id(), code, SecondFactorRule.SECOND_FACTOR_INVALID);
    factors.remove(caller.id());
    removed.fire(new SecondFactorRemoved(caller.id(), caller.sessionId()));
    trail.record("second-factor.removed", Subject.of("user", caller.id()), null, null);
  }

  private List<RecoveryCode> newCodes(Caller caller, String action) {
    var codes = RecoveryCode.generateSet(random);
    factors.setCodes(caller.id(), codes);
    trail.record(action, Subject.of("user", caller.id()), null, null);
    return codes;
  }
}
