package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.accounts.Accounts;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.http.RequestOrigin;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.securityevents.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Records sign-ins by password that were refused, in the audit trail and as security events. */
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

  /** A sign-in by password that was delayed because too many had failed. */
  void recordDelayed(String email, String address, Rejected refused) {
    events.record(
        SecurityEvent.AUTHN_LOGIN_FAIL_MAX,
        address,
        refused.rule().code(),
        () -> accounts.findByEmail(email).map(found -> found.account().id()));
  }

  /** A sign-in for an address that nobody has, or whose account has no password. */
  void recordUnknown(RequestOrigin origin) {
    events.record(SecurityEvent.AUTHN_LOGIN_FAIL, origin.address(), "unknown-account");
    trail.record("sign-in.failed", new Subject("address", origin.address()), null, origin);
  }

  /**
   * A sign-in to an account.
   *
   * @param reason what was wrong
   */
  void recordFailed(UUID account, String reason, RequestOrigin origin) {
    events.recordWithoutAuditRow(SecurityEvent.AUTHN_LOGIN_FAIL, origin.address(), reason, account);
    trail.record("sign-in.failed", Subject.of("user", account), null, origin);
  }

  /** A right password without the second factor that the account has. */
  void recordSecondFactorMissing(UUID account, RequestOrigin origin) {
    trail.record("sign-in.second-factor-asked", Subject.of("user", account), null, origin);
  }
}
