package io.bedloe.platform.persistence;

import io.bedloe.kernel.Id;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of JDBC statements. {@link Sql} lists the types. */
final class Parameters {

  private Parameters() {}

  /**
   * Sets the parameters of a statement.
   *
   * @param before the number of parameters that other statements of the same text have before these
   */
  static void bind(
      Connection connection, PreparedStatement statement, int before, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(before + i + 1, bindable(connection, parameters[i]));
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
