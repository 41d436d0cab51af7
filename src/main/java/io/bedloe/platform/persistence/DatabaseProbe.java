package io.bedloe.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Measures the response time of the database over the connection pool of the requests. */
@ApplicationScoped
public class DatabaseProbe {

  /** Health checks run every few seconds; a slower response counts as a failure. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ConnectionSource pool;

  @Inject
  public DatabaseProbe(ConnectionSource pool) {
    this.pool = pool;
  }

  /** Returns the response time; throws {@link DatabaseFailure} when there was no response. */
  public Duration measure() {
    long before = System.nanoTime();
    try (var connection = pool.connection()) {
      query(connection);
      return Duration.ofNanos(System.nanoTime() - before);
    } catch (SQLException failure) {
      throw DatabaseFailure.of(failure);
    }
  }

  /** The socket has the time limit, which also applies when the other machine is unreachable. */
  private static void query(Connection connection) throws SQLException {
    int usual = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT 1")) {
      rows.next();
    } finally {
      connection.setNetworkTimeout(Runnable::run, usual);
    }
  }
}
