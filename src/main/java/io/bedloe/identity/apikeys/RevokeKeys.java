package io.bedloe.identity.apikeys;

import io.bedloe.identity.accounts.KeyRevocationRequested;
import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.sessions.AccessRevoked;
import io.bedloe.kernel.AccountId;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;

/** Revokes all API keys of an account, in the transaction of the event that requires it. */
@ApplicationScoped
class RevokeKeys {

  private final ApiKeys keys;
  private final AuditTrail trail;
  private final Event<AccessChanged> changed;
  private final Clock clock;

  @Inject
  RevokeKeys(ApiKeys keys, AuditTrail trail, Event<AccessChanged> changed, Clock clock) {
    this.keys = keys;
    this.trail = trail;
    this.changed = changed;
    this.clock = clock;
  }

  void requested(@Observes KeyRevocationRequested event) {
    keys.revokeAllOf(event.userId(), clock.instant());
    record(event.userId());
    changed.fire(new AccessChanged());
  }

  void accessRevoked(@Observes AccessRevoked event) {
    if (keys.revokeAllOf(event.userId(), clock.instant()) > 0) {
      record(event.userId());
    }
  }

  private void record(AccountId userId) {
    trail.record("api-keys.revoked", Subject.of("user", userId), null, null);
  }
}
