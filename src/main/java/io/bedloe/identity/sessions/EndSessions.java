package io.bedloe.identity.sessions;

import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.sessions.data.Sessions;
import io.bedloe.identity.sessions.data.Sessions.Stored;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends sessions: from then on their tokens are good for nothing. */
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

  /** Ends one session of an account; answers whether there was one to end. */
  @Transactional
  public boolean end(UUID id, UUID userId, EndReason reason) {
    boolean ended = sessions.end(id, userId, reason, clock.instant());
    if (ended) {
      trail.record("session.ended", Subject.of("session", id), null, Map.of("reason", reason));
    }
    changed.fire(new AccessChanged());
    return ended;
  }

  /**
   * Ends the session that a browser had before it signed in again, whosever it was.
   *
   * @param former the refresh token that the browser has kept
   * @param replacement the session that it has now, which stays
   */
  @Transactional
  public void replaced(RefreshToken former, UUID replacement) {
    runningSessionOf(former).ifPresent(session -> replaced(session, replacement));
  }

  /**
   * Ends the session that a browser had before it signed in again, whosever it was.
   *
   * @param former the id of that session
   * @param replacement the session that it has now, which stays
   */
  @Transactional
  public void replaced(UUID former, UUID replacement) {
    if (!former.equals(replacement)) {
      sessions.ownerOf(former).ifPresent(owner -> end(former, owner, EndReason.REPLACED));
    }
  }

  /** The session of a refresh token, unless it has ended. */
  public Optional<UUID> runningSessionOf(RefreshToken token) {
    return sessions.stored(token).filter(stored -> !stored.ended()).map(Stored::sessionId);
  }

  /** Ends one of the caller's own sessions; another than the current one needs a recent proof. */
  @Transactional
  public boolean endOwn(UUID id, Caller caller) {
    if (!id.equals(caller.sessionId())) {
      recent.mustBeRecent(caller);
    }
    return end(id, caller.id(), EndReason.REVOKED);
  }

  /** Ends all of the caller's own sessions; needs a recent proof. */
  @Transactional
  public void allOwn(Caller caller) {
    recent.mustBeRecent(caller);
    endAll(caller.id(), null, EndReason.SIGNED_OUT);
  }

  /** Has a session end at that time at the latest. */
  @Transactional
  public void notLaterThan(UUID id, Instant endsAt) {
    sessions.endNotLaterThan(id, endsAt);
  }

  /** Returns the account of a session. */
  public UUID ownerOf(UUID id) {
    return sessions.ownerOf(id).orElseThrow(() -> notFound(id));
  }

  /** The problem for a session that is not there, or over. */
  public static Rejected notFound(UUID id) {
    return Rejected.because(
        SessionRule.SESSION_NOT_FOUND, "There is no active session with the id " + id + ".");
  }

  /** Ends all sessions of an account, or all but one. */
  @Transactional
  public void endAll(UUID userId, @Nullable UUID except, EndReason reason) {
    sessions
        .endAll(userId, except, reason, clock.instant())
        .forEach(
            id ->
                trail.record(
                    "session.ended", Subject.of("session", id), null, Map.of("reason", reason)));
    changed.fire(new AccessChanged());
  }

  /**
   * Ends all sessions of an account and revokes its keys: whoever was in is out. The sessions end
   * first: a key that is being made holds its session, and is there when the keys are revoked.
   */
  @Transactional
  public void endAllAndRevokeTokens(UUID userId, EndReason reason) {
    endAll(userId, null, reason);
    revoked.fire(new AccessRevoked(userId));
  }

  /** Has roles and accounts be read afresh once the transaction has succeeded. */
  public void changed() {
    changed.fire(new AccessChanged());
  }
}
