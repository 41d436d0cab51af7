package io.bedloe.messaging.jobs;

import io.bedloe.kernel.Versioned;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Reads dead letters. */
@ApplicationScoped
public class DeadLetters {

  private static final String BY_ID =
      "WITH d AS "
          + DeadLetterListing.DEAD_LETTERS
          + " SELECT d.version, "
          + DeadLetterListing.COLUMNS
          + " FROM d WHERE d.id = ?";

  private final Sql sql;

  @Inject
  public DeadLetters(Sql sql) {
    this.sql = sql;
  }

  /** Returns a dead letter; its version is the transaction that wrote its row last. */
  Optional<Versioned<DeadLetterView>> find(DeadLetterId id) {
    return sql.one(
        BY_ID, row -> new Versioned<>(DeadLetterListing.view(row), row.number("version")), id);
  }
}
