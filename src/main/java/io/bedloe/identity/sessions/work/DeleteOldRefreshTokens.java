package io.bedloe.identity.sessions.work;

import io.bedloe.identity.sessions.usecase.RefreshTokens;
import io.bedloe.platform.jobs.CleanupDue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Deletes the refresh tokens of sessions that have ended. */
@ApplicationScoped
public class DeleteOldRefreshTokens {

  private final RefreshTokens tokens;

  @Inject
  public DeleteOldRefreshTokens(RefreshTokens tokens) {
    this.tokens = tokens;
  }

  void delete(@Observes CleanupDue due) {
    tokens.deleteOld(due.now());
  }
}
