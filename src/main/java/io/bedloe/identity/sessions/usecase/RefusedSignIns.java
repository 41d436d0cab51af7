package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.accounts.Accounts;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.security.RequestOrigin;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.securityevents.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Records refused sign-ins by password, in the audit trail and as security events. */
@ApplicationScoped
public class RefusedSignIns {

  private final SecurityEvents events;
  private final AuditTrail trail;
  private final Accounts accounts;

  @Inject
  public RefusedSignIns(SecurityEvents events, AuditTrail trail, Accounts accounts) {
    this.events = events;
    this.trail = trail;
    this.accounts = accounts;
  }

  /** Records a sign-in by password that was delayed because too many had failed. */
  void recordDelayed(String email, String address, Rejected refused) {
    events.record(
        SecurityEvent.AUTHN_LOGIN_FAIL_MAX,
        address,
        refused.rule().code(),
        () -> accounts.findByEmail(email).map(found -> found.account().id()));
  }

  /** Records a sign-in with an unknown address, or to an account without a password. */
  void recordUnknown(RequestOrigin origin) {
    events.record(SecurityEvent.AUTHN_LOGIN_FAIL, origin.address(), "unknown-account");
    trail.record("sign-in.failed", new Subject("address", origin.address()), null, origin);
  }

  /**
   * Records a failed sign-in to an account.
   *
   * @param reason the reason of the failure
   */
  void recordFailed(AccountId account, String reason, RequestOrigin origin) {
    events.recordWithoutAuditRow(SecurityEvent.AUTHN_LOGIN_FAIL, origin.address(), reason, account);
    trail.record("sign-in.failed", Subject.of("user", account), null, origin);
  }

  /** Records a sign-in with the correct password but without the second factor of the account. */
  void recordSecondFactorMissing(AccountId account, RequestOrigin origin) {
    trail.record("sign-in.second-factor-asked", Subject.of("user", account), null, origin);
  }
}
