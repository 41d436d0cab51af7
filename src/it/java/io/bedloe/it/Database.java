package io.bedloe.it;

import io.bedloe.dev.DatabaseAddress;
import io.bedloe.kernel.Id;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Direct access to the database rows. */
public final class Database {
  private final DatabaseAddress address;
  private final DataSource source;

  Database(DatabaseAddress address) {
    this.address = address;
    this.source = address.dataSource();
  }

  /** Returns the database of the shared server. */
  public static Database shared() {
    return BedloeServer.shared().database();
  }

  /** Maps one row of a result. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Returns the single number that a query returns. */
  public long number(String sql, Object... parameters) {
    List<Long> numbers = list(row -> row.getLong(1), sql, parameters);
    if (numbers.size() != 1) {
      throw new IllegalStateException(numbers.size() + " rows instead of one: " + sql);
    }
    return numbers.get(0);
  }

  public <T> List<T> list(Row<T> row, String sql, Object... parameters) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet answer = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (answer.next()) {
        rows.add(row.read(answer));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Runs a statement without a result and returns the number of changed rows. */
  public int execute(String sql, @Nullable Object... parameters) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Changes rows without triggers and access checks, as an attacker with the database could. */
  public static void asOwner(String sql, Object... parameters) {
    try (Connection connection = BedloeServer.postgres().ownerDataSource().getConnection()) {
      try (var past = connection.createStatement()) {
        past.execute("SET session_replication_role = replica");
      }
      try (PreparedStatement statement = prepare(connection, sql, parameters)) {
        statement.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Runs a statement as the database role of requests. */
  public void executeAsRuntimeRole(String sql) {
    try (Connection connection = address.runtimeDataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i] instanceof Id id ? id.value() : parameters[i]);
    }
    return statement;
  }

  public DataSource dataSource() {
    return source;
  }

  public DatabaseAddress address() {
    return address;
  }
}
