package io.bedloe.platform.persistence;

import io.bedloe.kernel.Id;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL statements on the connection of the current transaction, and reads rows into records.
 * Parameters are {@code ?}, and are UUID, Id, String, Integer, Long, Boolean, BigDecimal, Instant,
 * enums (by name), arrays of UUID, Id, String, Integer, Long, Boolean and Instant, or null.
 */
@ApplicationScoped
public class Sql {

  private static final int ROWS_AT_A_TIME = 500;

  @Resource(lookup = "jdbc/bedloe")
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  /** The proxy and the container need this constructor. */
  public Sql() {}

  /** Uses a given data source, where there is no container. */
  public Sql(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Returns every row of a query. */
  public <T> List<T> list(String sql, Function<Row, T> reading, @Nullable Object... parameters) {
    return prepared(
        sql,
        parameters,
        statement -> {
          try (var rows = statement.executeQuery()) {
            var all = new ArrayList<T>();
            var row = new Row(rows);
            while (rows.next()) {
              all.add(reading.apply(row));
            }
            return all;
          }
        });
  }

  /** Returns the only row of a query that returns at most one. */
  public <T> Optional<T> one(String sql, Function<Row, T> reading, @Nullable Object... parameters) {
    var all = list(sql, reading, parameters);
    if (all.size() > 1) {
      throw new IllegalStateException(all.size() + " rows where one at most was expected: " + sql);
    }
    return all.stream().findFirst();
  }

  /** Returns the single row of a query that always returns one, such as a count. */
  public <T> T single(String sql, Function<Row, T> reading, @Nullable Object... parameters) {
    return one(sql, reading, parameters)
        .orElseThrow(() -> new IllegalStateException("no row where one was expected: " + sql));
  }

  /** Visits each row in turn, with a few hundred in memory at a time; needs a transaction. */
  public void each(String sql, Consumer<Row> visitor, @Nullable Object... parameters) {
    prepared(
        sql,
        parameters,
        statement -> {
          statement.setFetchSize(ROWS_AT_A_TIME);
          try (var rows = statement.executeQuery()) {
            var row = new Row(rows);
            while (rows.next()) {
              visitor.accept(row);
            }
            return null;
          }
        });
  }

  /** Runs a change and returns the number of changed rows. */
  public int update(String sql, @Nullable Object... parameters) {
    return prepared(sql, parameters, PreparedStatement::executeUpdate);
  }

  /**
   * Locks a name until the transaction ends; other transactions wait for the same name. It is for
   * values that must be unique, because a violation of a unique index alone would end the
   * transaction.
   */
  public void advisoryLock(String name) {
    list(
        "SELECT 1 AS held FROM pg_advisory_xact_lock(hashtextextended(?, 0))",
        row -> row.number("held"),
        name);
  }

  /**
   * Locks several names until the transaction ends, in one round trip. They are locked in the order
   * of their text, so that two transactions that need the same names cannot deadlock.
   */
  public void advisoryLocks(java.util.Collection<String> names) {
    list(
        """
        SELECT 1 AS held, pg_advisory_xact_lock(hashtextextended(name, 0))
        FROM unnest(?::text[]) AS name""",
        row -> row.number("held"),
        (Object) names.stream().sorted().distinct().toArray(String[]::new));
  }

  /** Runs one statement for many rows in few round trips. */
  public void batch(String sql, List<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    connected(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
              bind(connection, statement, row);
              statement.addBatch();
            }
            statement.executeBatch();
            return null;
          }
        });
  }

  private interface Work<C, T extends @Nullable Object> {
    T on(C subject) throws SQLException;
  }

  private <T extends @Nullable Object> T prepared(
      String sql, @Nullable Object[] parameters, Work<PreparedStatement, T> work) {
    return connected(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            return work.on(statement);
          }
        });
  }

  private <T extends @Nullable Object> T connected(Work<Connection, T> work) {
    try (var connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException failure) {
      throw DatabaseFailure.of(failure);
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, bindable(connection, parameters[i]));
    }
  }

  private static @Nullable Object bindable(Connection connection, @Nullable Object value)
      throws SQLException {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof Id id) {
      return id.value();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof UUID[] ids) {
      return connection.createArrayOf("uuid", ids);
    }
    if (value instanceof Id[] ids) {
      return connection.createArrayOf(
          "uuid", Arrays.stream(ids).map(id -> id == null ? null : id.value()).toArray());
    }
    if (value instanceof String[] texts) {
      return connection.createArrayOf("text", texts);
    }
    if (value instanceof Integer[] numbers) {
      return connection.createArrayOf("integer", numbers);
    }
    if (value instanceof Long[] numbers) {
      return connection.createArrayOf("bigint", numbers);
    }
    if (value instanceof Boolean[] flags) {
      return connection.createArrayOf("boolean", flags);
    }
    if (value instanceof Instant[] times) {
      return connection.createArrayOf(
          "timestamptz", Arrays.stream(times).map(time -> Objects.toString(time, null)).toArray());
    }
    return value;
  }
}
