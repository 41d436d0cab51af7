package io.bedloe.identity.accounts.work;

import io.bedloe.identity.accounts.usecase.MailedTokens;
import io.bedloe.platform.jobs.CleanupDue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Deletes registrations and mailed tokens that are no longer valid, because they are personal data.
 */
@ApplicationScoped
public class DeleteExpiredTokens {

  private final MailedTokens tokens;

  @Inject
  public DeleteExpiredTokens(MailedTokens tokens) {
    this.tokens = tokens;
  }

  void delete(@Observes CleanupDue due) {
    tokens.deleteExpired(due.now());
  }
}
