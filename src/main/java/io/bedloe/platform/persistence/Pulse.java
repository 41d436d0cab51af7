package io.bedloe.platform.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Whether the database answers, asked through the connections that requests use. */
@ApplicationScoped
public class Pulse {

  /** Health is asked for every few seconds; an answer after this is none. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Resource(lookup = "jdbc/bedloe")
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  /** How long the database took to answer; throws {@link DatabaseFailure} when it did not. */
  public Duration take() {
    long before = System.nanoTime();
    try (var connection = dataSource.getConnection()) {
      ask(connection);
      return Duration.ofNanos(System.nanoTime() - before);
    } catch (SQLException failure) {
      throw DatabaseFailure.of(failure);
    }
  }

  /** The time limit is the socket's, which also holds when the other machine is gone. */
  private static void ask(Connection connection) throws SQLException {
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
