package io.bedloe.identity.sessions.work;

import io.bedloe.identity.sessions.data.Sessions;
import io.bedloe.platform.jobs.CleanupDue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Removes the refresh tokens of sessions that are over. */
@ApplicationScoped
public class DeleteOldRefreshTokens {

  /** A token that is used again so long after its session is over tells nothing. */
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
