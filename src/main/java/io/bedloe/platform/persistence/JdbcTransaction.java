package io.bedloe.platform.persistence;

import jakarta.transaction.Synchronization;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one transaction, and the statements that wait for its next round trip. The
 * database is the only resource of a transaction, so that its commit is the last step before the
 * transaction completes: when it fails, the transaction is rolled back. Waiting statements that no
 * other statement follows are sent with the commit.
 */
final class JdbcTransaction implements Synchronization {

  private static final Logger LOG = Logger.getLogger(JdbcTransaction.class.getName());

  private final ConnectionSource pool;
  private @Nullable Connection connection;
  private List<SqlStatement<?>> waiting = new ArrayList<>();
  private boolean isCommitted;

  JdbcTransaction(ConnectionSource pool) {
    this.pool = pool;
  }

  /** Returns the connection, which is taken from the pool when the transaction first needs it. */
  Connection connection() throws SQLException {
    mustBeOpen();
    if (connection == null) {
      connection = begun(pool.connection());
    }
    return connection;
  }

  private static Connection begun(Connection taken) throws SQLException {
    try {
      taken.setAutoCommit(false);
      return taken;
    } catch (SQLException lost) {
      taken.close();
      throw lost;
    }
  }

  private void mustBeOpen() {
    if (isCommitted) {
      throw new IllegalStateException("The transaction was committed before this statement.");
    }
  }

  void addLater(SqlStatement<?> statement) {
    mustBeOpen();
    waiting.add(statement);
  }

  List<SqlStatement<?>> removeWaiting() {
    var all = waiting;
    waiting = new ArrayList<>();
    return all;
  }

  @Override
  public void beforeCompletion() {
    try {
      if (!waiting.isEmpty()) {
        var last = removeWaiting();
        last.add(SqlStatement.commit());
        SqlStatement.send(last, connection());
      } else if (connection != null) {
        connection.commit();
      }
      isCommitted = true;
    } catch (SQLException failure) {
      throw DatabaseFailure.of(failure);
    }
  }

  @Override
  public void afterCompletion(int status) {
    if (connection == null) {
      return;
    }
    try (var ended = connection) {
      if (!isCommitted) {
        ended.rollback();
      }
    } catch (SQLException lost) {
      // The database rolls back the transaction of a connection that is lost.
      LOG.log(Level.FINE, "a connection was lost at the end of its transaction", lost);
    }
  }
}
