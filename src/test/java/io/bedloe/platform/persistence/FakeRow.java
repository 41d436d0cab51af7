package io.bedloe.platform.persistence;

import io.bedloe.kernel.Id;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the row of a query from the values of its columns; it has no arrays. */
public final class FakeRow {

  private final Map<String, ? extends @Nullable Object> columns;
  private boolean wasNull;

  private FakeRow(Map<String, ? extends @Nullable Object> columns) {
    this.columns = columns;
  }

  /** Returns a row; a column that the map does not have cannot be read. */
  public static Row of(Map<String, ? extends @Nullable Object> columns) {
    var row = new FakeRow(columns);
    return new Row(
        (ResultSet)
            Proxy.newProxyInstance(
                FakeRow.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                (proxy, method, arguments) -> row.call(method.getName(), arguments)));
  }

  private @Nullable Object call(String method, Object @Nullable [] arguments) throws SQLException {
    if (arguments == null) {
      return wasNull;
    }
    var value = value((String) arguments[0]);
    return switch (method) {
      case "getString" -> value == null ? null : value.toString();
      case "getLong" -> value == null ? 0L : ((Number) value).longValue();
      case "getObject" ->
          value instanceof Instant time && arguments[1] == OffsetDateTime.class
              ? time.atOffset(ZoneOffset.UTC)
              : value;
      default -> throw new UnsupportedOperationException("a fake row has no " + method);
    };
  }

  private @Nullable Object value(String column) throws SQLException {
    if (!columns.containsKey(column)) {
      throw new SQLException("there is no column " + column + " in " + columns.keySet());
    }
    var value = columns.get(column) instanceof Id id ? id.value() : columns.get(column);
    wasNull = value == null;
    return value;
  }
}
