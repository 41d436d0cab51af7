package io.bedloe.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where {@link Sql} gets its connections. */
interface Connections {

  /** Work on a connection. */
  interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  /** Does work on the current connection; throws {@link DatabaseFailure}. */
  <T extends @Nullable Object> T with(Work<T> work);

  /**
   * Keeps a statement for the next round trip of the current transaction.
   *
   * @return false when there is no transaction that could send it later
   */
  boolean addLater(SqlStatement<?> statement);

  /** Returns the statements that wait in the current transaction, and forgets them. */
  List<SqlStatement<?>> removeWaiting();

  /** Prevents the commit of the current transaction, if there is one. */
  void mustRollBack();

  /** Returns connections without transactions of a container. */
  static Connections of(ConnectionSource source) {
    return new Connections() {

      @Override
      public <T extends @Nullable Object> T with(Work<T> work) {
        try (var connection = source.connection()) {
          return work.on(connection);
        } catch (SQLException failure) {
          throw DatabaseFailure.of(failure);
        }
      }

      @Override
      public boolean addLater(SqlStatement<?> statement) {
        return false;
      }

      @Override
      public List<SqlStatement<?>> removeWaiting() {
        return new ArrayList<>();
      }

      @Override
      public void mustRollBack() {
        // There is no transaction of a container.
      }
    };
  }
}
