package io.bedloe.identity.accounts.work;

import io.bedloe.identity.accounts.usecase.MailedTokens;
import io.bedloe.platform.jobs.CleanupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * Deletes registrations and mailed tokens that are no longer valid, because they are personal data.
 */
@ApplicationScoped
public class DeleteExpiredTokens implements CleanupTask {

  private final MailedTokens tokens;

  @Inject
  public DeleteExpiredTokens(MailedTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void cleanUp(Instant now) {
    tokens.deleteExpired(now);
  }
}
