package io.bedloe.identity.sessions.work;

import io.bedloe.identity.sessions.data.Sessions;
import io.bedloe.platform.jobs.CleanupDue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Deletes the refresh tokens of sessions that have ended. */
@ApplicationScoped
public class DeleteOldRefreshTokens {

  /** A token that is used again this long after the end of its session is no sign of theft. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final Sessions sessions;

  @Inject
  public DeleteOldRefreshTokens(Sessions sessions) {
    this.sessions = sessions;
  }

  void delete(@Observes CleanupDue due) {
    sessions.deleteTokensOfEndedSessions(due.now().minus(KEPT));
  }
}
