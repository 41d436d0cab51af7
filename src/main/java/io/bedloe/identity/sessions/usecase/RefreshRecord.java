package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.sessions.model.IssuedRefreshToken;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.securityevents.SecurityEvents;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Records uses of refresh tokens, in the audit trail and as security events. */
@Dependent
class RefreshRecord {

  private final SecurityEvents events;
  private final AuditTrail trail;

  @Inject
  RefreshRecord(SecurityEvents events, AuditTrail trail) {
    this.events = events;
    this.trail = trail;
  }

  void refreshed(IssuedRefreshToken token) {
    trail.record("session.refreshed", Subject.of("session", token.sessionId()), null, null);
  }

  void unknown(String address) {
    events.record(SecurityEvent.AUTHN_REFRESH_TOKEN_FAIL, address, "unknown-token");
  }

  /** Records a token of a session that has ended, or that was not used for too long. */
  void revoke(IssuedRefreshToken token, String address) {
    events.record(
        SecurityEvent.AUTHN_REFRESH_TOKEN_FAIL,
        address,
        token.sessionEnded() ? "session-ended" : "token-expired",
        token.userId());
  }

  /** Records a second use of a token, of which somebody may have a copy. */
  void reused(IssuedRefreshToken token, String address) {
    events.record(SecurityEvent.AUTHN_TOKEN_REUSE, address, "refresh-token", token.userId());
  }
}
