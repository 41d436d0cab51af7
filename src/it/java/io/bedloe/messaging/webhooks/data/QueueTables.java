package io.bedloe.messaging.webhooks.data;

import io.bedloe.it.Database;
import io.bedloe.it.OneConnection;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.platform.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

  /** Adds an active webhook. */
  WebhookId addWebhook(UUID account, @Nullable Instant failingSince, Instant now)
      throws SQLException {
    var id = new WebhookId(UUID.randomUUID());
    commit(
        sql ->
            sql.update(
                """
                INSERT INTO webhooks (id, user_id, url, types, state, started_after, secrets_jwe,
                  created_at, updated_at, version, failing_since)
                VALUES (?, ?, 'https://erp.example', ARRAY['a'], 'ACTIVE', 0, '', ?, ?, 0, ?)""",
                id,
                account,
                now,
                now,
                failingSince));
    return id;
  }

  @Override
  public void close() {
    Database.shared().execute("DROP SCHEMA " + schema + " CASCADE");
  }
}
