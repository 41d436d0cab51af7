package io.bedloe.messaging.webhooks.data;

import io.bedloe.it.Database;
import io.bedloe.it.OneConnection;
import io.bedloe.platform.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;

/**
 * Copies of the tables of webhooks in a schema of their own, so that no server claims what a test
 * adds. They have the indexes and checks of the tables.
 */
final class QueueTables implements AutoCloseable {

  private final String schema = "queue_" + UUID.randomUUID().toString().replace('-', '_');

  QueueTables() {
    Database.shared().execute("CREATE SCHEMA " + schema);
    for (var table : new String[] {"webhooks", "webhook_deliveries"}) {
      var copy = schema + "." + table;
      Database.shared().execute("CREATE TABLE " + copy + " (LIKE " + table + " INCLUDING ALL)");
    }
  }

  /** Returns a connection in a transaction, which its user ends. */
  Connection begin() throws SQLException {
    var connection = Database.shared().dataSource().getConnection();
    try (var path = connection.createStatement()) {
      path.execute("SET search_path TO " + schema);
    }
    connection.setAutoCommit(false);
    return connection;
  }

  static Sql sql(Connection connection) {
    return new Sql(OneConnection.of(connection));
  }

  /** Runs work in one transaction. */
  <T> T commit(Function<Sql, T> work) throws SQLException {
    try (var connection = begin()) {
      var result = work.apply(sql(connection));
      connection.commit();
      return result;
    }
  }

  @Override
  public void close() {
    Database.shared().execute("DROP SCHEMA " + schema + " CASCADE");
  }
}
