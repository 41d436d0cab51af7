package io.bedloe.identity.sessions.model;

import io.bedloe.identity.sessions.EndReason;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session of an account. Its verbs decide and return the session as it is afterwards; {@link
 * io.bedloe.identity.sessions.data.Sessions} stores it.
 *
 * @param endsAt the end of its lifetime
 * @param ending null until it is ended
 */
public record Session(SessionId id, AccountId userId, Instant endsAt, @Nullable Ending ending) {

  /** The states of a session. */
  public enum State {
    /** The tokens of the session are accepted. */
    RUNNING,
    /** The lifetime has passed. */
    EXPIRED,
    /** The session was ended for a reason, which is final. */
    ENDED
  }

  /** The time and the reason of the end of a session. */
  public record Ending(Instant at, EndReason reason) {}

  public State state(Instant now) {
    if (ending != null) {
      return State.ENDED;
    }
    return now.isBefore(endsAt) ? State.RUNNING : State.EXPIRED;
  }

  /**
   * Ends the session; empty when it was ended before, because the first reason stays. A session
   * that has expired can be ended, because its refresh tokens may still be presented.
   */
  public Optional<Session> end(EndReason reason, Instant now) {
    return state(now) == State.ENDED
        ? Optional.empty()
        : Optional.of(new Session(id, userId, endsAt, new Ending(now, reason)));
  }
}
