package io.bedloe.platform.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A statement with its parameters. It has a result after it was executed. */
final class SqlStatement<T> {

  private interface Reading<T> {
    T read(PreparedStatement executed) throws SQLException;
  }

  private final String text;
  private final @Nullable Object[] parameters;
  private final Reading<T> reading;
  private @Nullable T result;

  private SqlStatement(String text, @Nullable Object[] parameters, Reading<T> reading) {
    this.text = text;
    this.parameters = parameters;
    this.reading = reading;
  }

  static <R> SqlStatement<List<R>> query(
      String text, @Nullable Object[] parameters, Function<Row, R> reading) {
    return new SqlStatement<>(text, parameters, executed -> rows(executed, reading));
  }

  /** Creates a change, whose result is the number of changed rows. */
  static SqlStatement<Integer> change(String text, @Nullable Object[] parameters) {
    return new SqlStatement<>(text, parameters, PreparedStatement::getUpdateCount);
  }

  /** Creates the commit of the transaction of the connection. */
  static SqlStatement<Integer> commit() {
    return change("COMMIT", new Object[0]);
  }

  private static <R> List<R> rows(PreparedStatement executed, Function<Row, R> reading)
      throws SQLException {
    try (var rows = executed.getResultSet()) {
      var all = new ArrayList<R>();
      var row = new Row(rows);
      while (rows.next()) {
        all.add(reading.apply(row));
      }
      return all;
    }
  }

  /** Executes statements in one round trip, and reads their results. */
  static void send(List<SqlStatement<?>> statements, Connection connection) throws SQLException {
    try (var prepared = connection.prepareStatement(text(statements))) {
      int bound = 0;
      for (var statement : statements) {
        Parameters.bind(connection, prepared, bound, statement.parameters);
        bound += statement.parameters.length;
      }
      prepared.execute();
      var iterator = statements.iterator();
      iterator.next().read(prepared);
      while (iterator.hasNext()) {
        prepared.getMoreResults();
        iterator.next().read(prepared);
      }
    }
  }

  private static String text(List<SqlStatement<?>> statements) {
    return statements.size() == 1
        ? statements.get(0).text
        : statements.stream().map(statement -> statement.text).collect(Collectors.joining(";\n"));
  }

  private void read(PreparedStatement executed) throws SQLException {
    result = reading.read(executed);
  }

  boolean isExecuted() {
    return result != null;
  }

  T result() {
    if (result == null) {
      throw new IllegalStateException("the statement was not executed: " + text);
    }
    return result;
  }
}
