package io.bedloe.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Gives statements of a transaction less time than others have. */
@ApplicationScoped
public class TimeLimit {

  private final Sql sql;

  @Inject
  public TimeLimit(Sql sql) {
    this.sql = sql;
  }

  /** PostgreSQL ends each later statement of the current transaction that takes longer. */
  public void apply(Duration longest) {
    sql.single(
        "SELECT set_config('statement_timeout', ?, true) AS millis",
        row -> row.text("millis"),
        Long.toString(longest.toMillis()));
  }
}
