package io.bedloe.identity.access.usecase;

import io.bedloe.identity.access.EndReason;
import io.bedloe.identity.access.data.SecondFactors;
import io.bedloe.identity.access.model.RecoveryCode;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** Confirms a new second factor. All sessions of the account end, and the caller gets a new one. */
@Dependent
public class ConfirmSecondFactor {

  private final SecondFactors factors;
  private final CheckCode check;
  private final ReplaceSession replace;
  private final EndSessions end;
  private final AuditTrail trail;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  ConfirmSecondFactor(
      SecondFactors factors,
      CheckCode check,
      ReplaceSession replace,
      EndSessions end,
      AuditTrail trail,
      SecureRandom random,
      Clock clock) {
    this.factors = factors;
    this.check = check;
    this.replace = replace;
    this.end = end;
    this.trail = trail;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A second factor that is asked for from now on.
   *
   * @param signedIn the new session of the caller, in which the factor was shown
   */
  public record Confirmed(List<RecoveryCode> recoveryCodes, SignedIn signedIn) {

    /** Neither the codes nor the tokens. */
    @Override
    public String toString() {
      return "…";
    }
  }

  @Transactional
  public Confirmed confirm(Caller caller, String code) {
    check.mustConfirm(caller.id(), code);
    factors.confirm(caller.id(), clock.instant());
    var next = replace.afterSecondFactor(caller);
    end.all(caller.id(), next.session(), EndReason.SECOND_FACTOR_CHANGED);
    var codes = RecoveryCode.make(random);
    factors.setCodes(caller.id(), codes);
    trail.record("second-factor.confirmed", Subject.of("user", caller.id()), null, null);
    return new Confirmed(codes, next);
  }
}
