package io.bedloe.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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

  private static final String OWN_PLAN =
      "SELECT set_config('plan_cache_mode', 'force_custom_plan', true)";

  private static final String OWN_LIMIT = "SELECT set_config('statement_timeout', ?, true)";

  /** PostgreSQL reports the end of a limit sooner than the connection is given up. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private static final @Nullable Object[] NONE = {};

  private final Connections connections;

  @Inject
  public Sql(TransactionConnections connections) {
    this.connections = connections;
  }

  /** Uses a given data source, where there is no container and no transaction. */
  public Sql(DataSource dataSource) {
    this(dataSource::getConnection);
  }

  /** Uses given connections, where there is no container and no transaction. */
  public Sql(ConnectionSource source) {
    this.connections = Connections.of(source);
  }

  /** Returns every row of a query. */
  public <T> List<T> list(String sql, Function<Row, T> reading, @Nullable Object... parameters) {
    return run(SqlStatement.query(sql, parameters, reading));
  }

  /**
   * Returns every row of a query, which is planned anew for the values of its parameters.
   *
   * <p>The driver keeps a statement on the server after its fifth execution, and PostgreSQL may
   * then keep one plan for all values. That is the best for a look-up by id. For a filter it can be
   * the worst: a plan for a value that most rows have reads the whole table when no row has it. The
   * setting goes with the query in one round trip, and ends with the transaction, or with the query
   * when there is none.
   */
  public <T> List<T> listPlannedForValues(
      String sql, Function<Row, T> reading, @Nullable Object... parameters) {
    var query = SqlStatement.query(sql, parameters, reading);
    var statements = withWaiting(SqlStatement.query(OWN_PLAN, NONE, row -> true));
    statements.add(query);
    send(statements);
    return query.result();
  }

  /**
   * Returns every row of a query that may take longer than the statements of requests. The limit
   * goes with the query in one round trip, and ends with the transaction, or with the query when
   * there is none. After the limit PostgreSQL cancels the query ({@link
   * DatabaseFailure#isCancelled}).
   */
  public <T> List<T> listWithin(
      Duration limit, String sql, Function<Row, T> reading, @Nullable Object... parameters) {
    var query = SqlStatement.query(sql, parameters, reading);
    var ownLimit = new Object[] {limit.toMillis() + "ms"};
    var statements = withWaiting(SqlStatement.query(OWN_LIMIT, ownLimit, row -> true));
    statements.add(query);
    send(statements, limit.plus(SILENCE));
    return query.result();
  }

  /** Returns the only row of a query that returns at most one. */
  public <T> Optional<T> one(String sql, Function<Row, T> reading, @Nullable Object... parameters) {
    return onlyRow(sql, list(sql, reading, parameters));
  }

  private static <T> Optional<T> onlyRow(String sql, List<T> rows) {
    if (rows.size() > 1) {
      throw new IllegalStateException(rows.size() + " rows where one at most was expected: " + sql);
    }
    return rows.stream().findFirst();
  }

  /** Returns the single row of a query that always returns one, such as a count. */
  public <T> T single(String sql, Function<Row, T> reading, @Nullable Object... parameters) {
    return one(sql, reading, parameters).orElseThrow(() -> noRow(sql));
  }

  private static IllegalStateException noRow(String sql) {
    return new IllegalStateException("no row where one was expected: " + sql);
  }

  /** Visits each row in turn, with a few hundred in memory at a time; needs a transaction. */
  public void each(String sql, Consumer<Row> visitor, @Nullable Object... parameters) {
    sendLaterStatements();
    connections.with(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            Parameters.bind(connection, statement, 0, parameters);
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (var rows = statement.executeQuery()) {
              var row = new Row(rows);
              while (rows.next()) {
                visitor.accept(row);
              }
              return null;
            }
          }
        });
  }

  /** Runs a change and returns the number of changed rows. */
  public int update(String sql, @Nullable Object... parameters) {
    return run(SqlStatement.change(sql, parameters));
  }

  /**
   * Runs a change together with the next statement of the transaction, in one round trip. Both run
   * in their order, and the later one has a newer snapshot. A failure is thrown where the next
   * statement runs. A change that no statement follows is sent before the commit. Without a
   * transaction the change runs at once. Calls of repositories send it too.
   */
  public void updateLater(String sql, @Nullable Object... parameters) {
    if (!connections.addLater(SqlStatement.change(sql, parameters))) {
      update(sql, parameters);
    }
  }

  /**
   * Runs a query that always returns a single row together with the next statement of the
   * transaction, as {@link #updateLater} does. The returned supplier sends the query when nothing
   * else has sent it.
   */
  public <T> Supplier<T> singleLater(
      String sql, Function<Row, T> reading, @Nullable Object... parameters) {
    var query = SqlStatement.query(sql, parameters, reading);
    if (!connections.addLater(query)) {
      var row = single(sql, reading, parameters);
      return () -> row;
    }
    return () -> {
      if (!query.isExecuted()) {
        sendLaterStatements();
      }
      return onlyRow(sql, query.result()).orElseThrow(() -> noRow(sql));
    };
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
    sendLaterStatements();
    connections.with(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
              Parameters.bind(connection, statement, 0, row);
              statement.addBatch();
            }
            statement.executeBatch();
            return null;
          }
        });
  }

  private <T> T run(SqlStatement<T> statement) {
    send(withWaiting(statement));
    return statement.result();
  }

  /** Returns the statements that wait for this one, and this one at their end. */
  private List<SqlStatement<?>> withWaiting(SqlStatement<?> statement) {
    var all = connections.removeWaiting();
    all.add(statement);
    return all;
  }

  /** Sends the statements that wait, before another way to the database uses the transaction. */
  public void sendLaterStatements() {
    var waiting = connections.removeWaiting();
    if (!waiting.isEmpty()) {
      send(waiting);
    }
  }

  /** Executes statements in one round trip, and reads their results. */
  private void send(List<SqlStatement<?>> statements) {
    sendBy(
        connection -> {
          SqlStatement.send(statements, connection);
          return null;
        });
  }

  /** Waits longer than the connection usually does. */
  private void send(List<SqlStatement<?>> statements, Duration patience) {
    sendBy(
        connection -> {
          int usual = connection.getNetworkTimeout();
          connection.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
          try {
            SqlStatement.send(statements, connection);
          } finally {
            connection.setNetworkTimeout(Runnable::run, usual);
          }
          return null;
        });
  }

  private void sendBy(Connections.Work<@Nullable Object> work) {
    try {
      connections.with(work);
    } catch (RuntimeException failure) {
      // The statements that waited are lost, so that the transaction may not be committed.
      connections.mustRollBack();
      throw failure;
    }
  }
}
