package io.bedloe.identity.sessions.work;

import io.bedloe.identity.sessions.usecase.RefreshTokens;
import io.bedloe.platform.jobs.CleanupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Deletes the refresh tokens of sessions that have ended. */
@ApplicationScoped
public class DeleteOldRefreshTokens implements CleanupTask {

  private final RefreshTokens tokens;

  @Inject
  public DeleteOldRefreshTokens(RefreshTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void cleanUp(Instant now) {
    tokens.deleteOld(now);
  }
}
