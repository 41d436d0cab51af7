package io.bedloe.identity.access.usecase;

import io.bedloe.identity.access.EndReason;
import io.bedloe.identity.access.SecondFactorRule;
import io.bedloe.identity.access.data.SecondFactors;
import io.bedloe.identity.access.data.SecondFactors.Factor;
import io.bedloe.identity.access.data.Sessions;
import io.bedloe.identity.access.model.RecoveryCode;
import io.bedloe.identity.access.model.TotpSecret;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Begins one's second factor, renews its recovery codes, or removes it. */
@Dependent
public class UseSecondFactor {

  private final SecondFactors factors;
  private final CheckCode check;
  private final Sessions sessions;
  private final EndSessions end;
  private final AuditTrail trail;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  public UseSecondFactor(
      SecondFactors factors,
      CheckCode check,
      Sessions sessions,
      EndSessions end,
      AuditTrail trail,
      SecureRandom random,
      Clock clock) {
    this.factors = factors;
    this.check = check;
    this.sessions = sessions;
    this.end = end;
    this.trail = trail;
    this.random = random;
    this.clock = clock;
  }

  /**
   * How it is with somebody's second factor.
   *
   * @param active whether it is asked for at sign-in
   * @param recoveryCodesLeft how many are not used up
   */
  @Schema(description = "Whether the account has a second factor.")
  public record State(
      @Schema(description = "Whether a second factor is asked for.") boolean active,
      @Schema(description = "The number of recovery codes that were not used yet.", examples = "10")
          int recoveryCodesLeft) {}

  public State state(UUID userId) {
    return new State(check.isAskedOf(userId), factors.codesLeft(userId));
  }

  /** Keeps the secret of a new factor, which is not asked for before it is confirmed. */
  @Transactional
  public TotpSecret begin(Caller caller) {
    if (factors.held(caller.id()).filter(Factor::isActive).isPresent()) {
      throw Rejected.because(
          SecondFactorRule.SECOND_FACTOR_ACTIVE, "Remove it first, with one of its codes.");
    }
    var secret = TotpSecret.make(random);
    factors.begin(caller.id(), secret, clock.instant());
    trail.record("second-factor.begun", Subject.of("user", caller.id()), null, null);
    return secret;
  }

  @Transactional
  public List<RecoveryCode> renewCodes(Caller caller, String code) {
    check.mustBeRight(caller.id(), code, SecondFactorRule.WRONG_CODE);
    var codes = RecoveryCode.make(random);
    factors.setCodes(caller.id(), codes);
    trail.record("recovery-codes.renewed", Subject.of("user", caller.id()), null, null);
    return codes;
  }

  @Transactional
  public void remove(Caller caller, String code) {
    check.mustBeRight(caller.id(), code, SecondFactorRule.WRONG_CODE);
    factors.remove(caller.id());
    sessions.forgetSecondFactor(caller.id());
    end.all(caller.id(), caller.sessionId(), EndReason.SECOND_FACTOR_CHANGED);
    trail.record("second-factor.removed", Subject.of("user", caller.id()), null, null);
  }
}
