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
    awaitBlocked(1);
  }

  /** Waits until so many other transactions wait for this one, or for one that waits for it. */
  public void awaitBlocked(int many) {
    await(many + " transactions wait for locks of this one")
        .atMost(PATIENCE)
        .until(
            () ->
                Database.shared()
                        .number(
                            """
                            WITH RECURSIVE blocked (pid) AS (
                              SELECT ?::integer
                              UNION SELECT a.pid FROM pg_stat_activity a
                                JOIN blocked b ON b.pid = ANY (pg_blocking_pids(a.pid)))
                            SELECT count(*) - 1 FROM blocked""",
                            process)
                    >= many);
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
