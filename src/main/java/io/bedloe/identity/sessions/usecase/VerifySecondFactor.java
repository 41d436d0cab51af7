package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.mfa.CheckCode;
import io.bedloe.identity.mfa.SecondFactorRule;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Proves the caller's second factor in a session that was opened without it. The session ends and
 * another replaces it: the former tokens never gain rights.
 */
@Dependent
public class VerifySecondFactor {

  private final CheckCode check;
  private final ReplaceSession replace;
  private final AuditTrail trail;

  @Inject
  public VerifySecondFactor(CheckCode check, ReplaceSession replace, AuditTrail trail) {
    this.check = check;
    this.replace = replace;
    this.trail = trail;
  }

  @Transactional
  public SignedIn show(Caller caller, String code) {
    check.mustBeRight(caller.id(), code, SecondFactorRule.SECOND_FACTOR_INVALID);
    var next = replace.afterSecondFactor(caller);
    trail.record("second-factor.shown", Subject.of("user", caller.id()), null, null);
    return next;
  }

  static Rejected sessionRequired() {
    return Rejected.because(
        AccessRule.SESSION_REQUIRED, "Sign in first; an API key has no session.");
  }
}
