package io.bedloe.identity.access;

import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** What other features may know of accounts. */
@ApplicationScoped
public class Accounts {

  private final Sql sql;

  @Inject
  public Accounts(Sql sql) {
    this.sql = sql;
  }

  /** Whether there is such an account. */
  public boolean exists(UUID id) {
    return sql.one(
            "SELECT id FROM users WHERE id = ? AND erased_at IS NULL", row -> row.uuid("id"), id)
        .isPresent();
  }
}
