package io.bedloe.identity.mfa;

import io.bedloe.kernel.AccountId;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.throttle.AttemptLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Limits attempts with codes of second factors, and records each of them. */
@ApplicationScoped
public class CodeAttempts {

  private final AttemptLimiter throttle;
  private final AuditTrail trail;

  @Inject
  public CodeAttempts(AttemptLimiter throttle, AuditTrail trail) {
    this.throttle = throttle;
    this.trail = trail;
  }

  /** It runs in a transaction of its own, which a wrong code does not roll back. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void checkRate(AccountId userId) {
    throttle.admitCode(userId);
    trail.record("second-factor.tried", Subject.of("user", userId), null, null);
  }
}
