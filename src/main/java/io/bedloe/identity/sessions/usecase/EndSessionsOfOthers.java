package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.accounts.AccountAdministration;
import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.SessionId;
import io.bedloe.kernel.Version;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Ends sessions of accounts that have no more rights than the caller. */
@Dependent
public class EndSessionsOfOthers {

  private final EndSessions sessions;
  private final AccountAdministration users;
  private final AuditTrail trail;

  @Inject
  public EndSessionsOfOthers(EndSessions sessions, AccountAdministration users, AuditTrail trail) {
    this.sessions = sessions;
    this.users = users;
    this.trail = trail;
  }

  /**
   * Ends all sessions of an account.
   *
   * @param seen the version of the account that the caller read; null for any version
   */
  @Transactional
  public void endAll(AccountId userId, @Nullable Version seen, Caller caller) {
    users.mustBeWithinRights(userId, seen, caller);
    sessions.endAll(userId, null, EndReason.REVOKED);
    trail.record("user.signed-out", Subject.of("user", userId), null, null);
  }

  /** Ends one session of any account. */
  @Transactional
  public void end(SessionId id, Caller caller) {
    var owner = sessions.ownerOf(id);
    users.mustBeWithinRights(owner, null, caller);
    if (!sessions.end(id, owner, EndReason.REVOKED)) {
      throw EndSessions.notFound(id);
    }
  }
}
