package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.identity.sessions.OpenSession;
import io.bedloe.identity.sessions.SessionReplaced;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.identity.sessions.data.Sessions;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/**
 * Replaces a session by another one with new tokens when its owner proves the password or the
 * second factor in it, so that tokens that were copied before never gain rights (ASVS 7.2.4). The
 * new session ends when the former one would have ended.
 */
@Dependent
public class ReplaceSession {

  private final Sessions sessions;
  private final Accounts accounts;
  private final OpenSession open;
  private final EndSessions end;
  private final Event<SessionReplaced> replaced;
  private final AuditTrail trail;
  private final Clock clock;

  @Inject
  ReplaceSession(
      Sessions sessions,
      Accounts accounts,
      OpenSession open,
      EndSessions end,
      Event<SessionReplaced> replaced,
      AuditTrail trail,
      Clock clock) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.open = open;
    this.end = end;
    this.replaced = replaced;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Replaces the session after the second factor was proved; the time of the last password check is
   * kept.
   */
  @Transactional
  public SignedIn afterSecondFactor(Caller caller) {
    var now = clock.instant();
    var next = replaced(caller, accounts.lockIfUsable(caller.id()), now);
    sessions.showedSecondFactor(next.session(), now);
    return next;
  }

  /**
   * Replaces the session after the password was proved. The session is not replaced when the
   * password was changed during the check: that change ends this session too.
   *
   * @param hash the hash of the checked password
   * @param secondFactor whether the second factor was proved too
   */
  @Transactional
  public SignedIn afterPassword(Caller caller, String hash, boolean secondFactor) {
    var now = clock.instant();
    var next = replaced(caller, accounts.lockIfPasswordIs(caller.id(), hash), now);
    sessions.showedPassword(next.session(), now);
    if (secondFactor) {
      sessions.showedSecondFactor(next.session(), now);
    }
    trail.record("session.reauthenticated", Subject.of("session", next.session()), null, null);
    return next;
  }

  /**
   * Replaces the session of the caller.
   *
   * @param held whether the account is locked, so that its password cannot be reset before the
   *     commit
   */
  private SignedIn replaced(Caller caller, boolean held, Instant now) {
    var former = caller.sessionId();
    if (!held || former == null) {
      throw VerifySecondFactor.sessionRequired();
    }
    Account account = accounts.find(caller.id()).orElseThrow(VerifySecondFactor::sessionRequired);
    SessionId next =
        sessions.copy(former, caller.id(), now).orElseThrow(VerifySecondFactor::sessionRequired);
    replaced.fire(new SessionReplaced(former, next));
    end.end(former, caller.id(), EndReason.REPLACED);
    return open.withNewTokens(account, next, now);
  }
}
