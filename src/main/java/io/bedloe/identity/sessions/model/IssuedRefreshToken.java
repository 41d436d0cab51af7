package io.bedloe.identity.sessions.model;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token as it was issued, with the state of its session.
 *
 * @param expiresAt the earlier of its own expiry and the end of its session's lifetime
 * @param usedAt when it was replaced by its successor; null until then
 * @param sessionEnded whether its session was ended
 */
public record IssuedRefreshToken(
    SessionId sessionId,
    AccountId userId,
    Instant expiresAt,
    @Nullable Instant usedAt,
    boolean sessionEnded) {

  /** The states of a refresh token. */
  public enum State {
    /** The token can be replaced by its successor. */
    UNUSED,
    /** The token was replaced; a further use means that somebody may have a copy of it. */
    USED,
    /** The token was not used in time, or the lifetime of its session has passed. */
    EXPIRED,
    /** The session of the token was ended. */
    SESSION_ENDED
  }

  public State state(Instant now) {
    if (sessionEnded) {
      return State.SESSION_ENDED;
    }
    if (!now.isBefore(expiresAt)) {
      return State.EXPIRED;
    }
    return usedAt == null ? State.UNUSED : State.USED;
  }

  /**
   * Returns whether a further use gets the same successor as the first one, so that two tabs of one
   * client both continue.
   *
   * @param grace the time after the first use in which that is so
   */
  public boolean isRepeatable(Instant now, Duration grace) {
    return state(now) == State.USED && usedAt != null && !now.isAfter(usedAt.plus(grace));
  }
}
