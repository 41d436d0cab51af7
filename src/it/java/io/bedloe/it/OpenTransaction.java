package io.bedloe.it;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A transaction of the test beside those of requests; it is rolled back unless it is committed. */
public final class OpenTransaction implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Connection connection;
  private final long process;

  private OpenTransaction(Connection connection, long process) {
    this.connection = connection;
    this.process = process;
  }

  /** Begins a transaction in the database of the shared server. */
  public static OpenTransaction begin() throws SQLException {
    var connection = Database.shared().dataSource().getConnection();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return new OpenTransaction(connection, row.getLong(1));
    }
  }

  /** Runs a statement that has no result. */
  public void execute(String sql, Object... parameters) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }

  /** Waits until another transaction waits for a lock that this one holds. */
  public void awaitAnotherThatIsBlocked() {
    await("another transaction waits for a lock of this one")
        .atMost(PATIENCE)
        .until(
            () ->
                Database.shared()
                        .number(
                            "SELECT count(*) FROM pg_stat_activity"
                                + " WHERE ?::integer = ANY (pg_blocking_pids(pid))",
                            process)
                    > 0);
  }

  public void commit() throws SQLException {
    connection.commit();
  }

  public void rollback() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }
}
