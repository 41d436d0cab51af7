package io.bedloe.identity.accounts.work;

import io.bedloe.identity.accounts.data.AccountTokens;
import io.bedloe.identity.accounts.data.Registrations;
import io.bedloe.platform.jobs.CleanupDue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Deletes registrations and mailed tokens that are no longer valid, because they are personal data.
 */
@ApplicationScoped
public class DeleteExpiredTokens {

  private final Registrations registrations;
  private final AccountTokens tokens;

  @Inject
  public DeleteExpiredTokens(Registrations registrations, AccountTokens tokens) {
    this.registrations = registrations;
    this.tokens = tokens;
  }

  void delete(@Observes CleanupDue due) {
    registrations.deleteExpired(due.now());
    tokens.deleteExpired(due.now());
  }
}
