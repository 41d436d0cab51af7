package io.bedloe.platform.persistence;

import io.bedloe.it.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * One connection of the shared database in a transaction that is rolled back at the end. It notes
 * the texts of its statements, each of which is one round trip.
 */
final class TestConnection implements AutoCloseable {

  private final Connection connection;
  private final List<String> texts = new ArrayList<>();

  TestConnection() throws SQLException {
    connection = Database.shared().dataSource().getConnection();
    connection.setAutoCommit(false);
  }

  /** The texts of the statements that were prepared, in order. */
  List<String> texts() {
    return List.copyOf(texts);
  }

  void commit() throws SQLException {
    connection.commit();
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  /** Returns a data source of this connection, which closes nothing. */
  DataSource dataSource() {
    var shared = proxy(Connection.class, connection);
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> shared);
  }

  private <T> T proxy(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              if (method.getName().equals("prepareStatement")) {
                texts.add((String) arguments[0]);
              }
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }
}
