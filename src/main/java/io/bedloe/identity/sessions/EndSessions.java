package io.bedloe.identity.sessions;

import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.sessions.data.Sessions;
import io.bedloe.identity.sessions.model.IssuedRefreshToken;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends sessions; their tokens are refused from then on. */
@ApplicationScoped
public class EndSessions {

  private final Sessions sessions;
  private final Event<AccessChanged> changed;
  private final Event<AccessRevoked> revoked;
  private final Clock clock;
  private final AuditTrail trail;
  private final RecentAuthentication recent;

  @Inject
  public EndSessions(
      Sessions sessions,
      Event<AccessChanged> changed,
      Event<AccessRevoked> revoked,
      Clock clock,
      AuditTrail trail,
      RecentAuthentication recent) {
    this.sessions = sessions;
    this.changed = changed;
    this.revoked = revoked;
    this.clock = clock;
    this.trail = trail;
    this.recent = recent;
  }

  /** Ends one session of an account; returns whether it was running. */
  @Transactional
  public boolean end(SessionId id, AccountId userId, EndReason reason) {
    var ended = sessions.lock(id, userId).flatMap(found -> found.end(reason, clock.instant()));
    ended.ifPresent(
        session -> {
          sessions.save(session);
          trail.record("session.ended", Subject.of("session", id), null, Map.of("reason", reason));
        });
    changed.fire(new AccessChanged());
    return ended.isPresent();
  }

  /**
   * Ends the session that a browser had before it signed in again, also when it belongs to another
   * account.
   *
   * @param former the refresh token that the browser has kept
   * @param replacement the new session, which stays open
   */
  @Transactional
  public void replaced(RefreshToken former, SessionId replacement) {
    runningSessionOf(former).ifPresent(session -> replaced(session, replacement));
  }

  /**
   * Ends the session that a browser had before it signed in again, also when it belongs to another
   * account.
   *
   * @param former the id of that session
   * @param replacement the new session, which stays open
   */
  @Transactional
  public void replaced(SessionId former, SessionId replacement) {
    if (!former.equals(replacement)) {
      sessions.ownerOf(former).ifPresent(owner -> end(former, owner, EndReason.REPLACED));
    }
  }

  /** Returns the session of a refresh token, unless it has ended. */
  public Optional<SessionId> runningSessionOf(RefreshToken token) {
    return sessions
        .stored(token)
        .filter(issued -> !issued.sessionEnded())
        .map(IssuedRefreshToken::sessionId);
  }

  /**
   * Ends one of the caller's own sessions; one that is not the current session needs a recent
   * authentication.
   */
  @Transactional
  public boolean endOwn(SessionId id, Caller caller) {
    if (!id.equals(caller.sessionId())) {
      recent.mustBeRecent(caller);
    }
    return end(id, caller.id(), EndReason.REVOKED);
  }

  /** Ends all of the caller's own sessions; needs a recent authentication. */
  @Transactional
  public void allOwn(Caller caller) {
    recent.mustBeRecent(caller);
    endAll(caller.id(), null, EndReason.SIGNED_OUT);
  }

  /** Returns the account of a session. */
  public AccountId ownerOf(SessionId id) {
    return sessions.ownerOf(id).orElseThrow(() -> notFound(id));
  }

  /** Returns the problem for a session that does not exist or has ended. */
  public static Rejected notFound(SessionId id) {
    return Rejected.because(
        SessionRule.SESSION_NOT_FOUND, "There is no active session with the id " + id + ".");
  }

  /** Ends all sessions of an account, or all except one. */
  @Transactional
  public void endAll(AccountId userId, @Nullable SessionId except, EndReason reason) {
    sessions
        .endAll(userId, except, reason, clock.instant())
        .forEach(
            id ->
                trail.record(
                    "session.ended", Subject.of("session", id), null, Map.of("reason", reason)));
    changed.fire(new AccessChanged());
  }

  /**
   * Ends all sessions of an account and revokes its API keys, so that all former access ends. The
   * sessions end first: the creation of an API key locks its session, so that the key exists when
   * the keys are revoked.
   */
  @Transactional
  public void endAllAndRevokeTokens(AccountId userId, EndReason reason) {
    endAll(userId, null, reason);
    revoked.fire(new AccessRevoked(userId));
  }

  /** Evicts the caches of roles and accounts once the transaction has succeeded. */
  public void changed() {
    changed.fire(new AccessChanged());
  }
}
