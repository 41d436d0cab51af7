package io.bedloe.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OneConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Statements with a limit of their own, on a connection with shorter limits. */
@IntegrationTest
class LongStatementsIT {

  private static final String LONG = "SELECT 1 AS n FROM pg_sleep(0.5)";
  private static final int SILENCE_MILLIS = 200;

  private final Connection connection;
  private final Sql sql;

  LongStatementsIT() throws SQLException {
    connection = Database.shared().dataSource().getConnection();
    try (var statement = connection.createStatement()) {
      statement.execute("SET statement_timeout = '100ms'");
    }
    connection.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
    sql = new Sql(OneConnection.of(connection));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aStatementMayTakeAsLongAsItsOwnLimit() throws SQLException {
    assertThat(sql.listWithin(Duration.ofSeconds(30), LONG, row -> row.number("n")))
        .containsExactly(1L);
    String limit = sql.single("SHOW statement_timeout", row -> row.text("statement_timeout"));
    assertThat(limit).isEqualTo("100ms");
    assertThat(connection.getNetworkTimeout()).isEqualTo(SILENCE_MILLIS);
    assertThatExceptionOfType(DatabaseFailure.class)
        .isThrownBy(() -> sql.list(LONG, row -> row.number("n")))
        .matches(DatabaseFailure::isCancelled);
  }

  @Test
  void aStatementThatTakesLongerThanItsOwnLimitIsCancelled() {
    assertThatExceptionOfType(DatabaseFailure.class)
        .isThrownBy(() -> sql.listWithin(Duration.ofMillis(20), LONG, row -> row.number("n")))
        .matches(DatabaseFailure::isCancelled);
    assertThatExceptionOfType(DatabaseFailure.class)
        .isThrownBy(() -> sql.list("SELECT 1 / 0 AS n", row -> row.number("n")))
        .matches(failure -> !failure.isCancelled());
  }
}
