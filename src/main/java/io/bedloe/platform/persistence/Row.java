package io.bedloe.platform.persistence;

import io.bedloe.kernel.Id;
import io.bedloe.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The current row of a query; a column that may be null is read with a method {@code …OrNull}. */
public final class Row {

  private final ResultSet rows;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  public UUID uuid(String column) {
    return present(column, uuidOrNull(column));
  }

  public @Nullable UUID uuidOrNull(String column) {
    return object(column, UUID.class);
  }

  /** Returns the id of a resource, in its type. */
  public <T extends Id> T id(String column, Function<UUID, T> type) {
    return type.apply(uuid(column));
  }

  public <T extends Id> @Nullable T idOrNull(String column, Function<UUID, T> type) {
    var id = uuidOrNull(column);
    return id == null ? null : type.apply(id);
  }

  public String text(String column) {
    return present(column, textOrNull(column));
  }

  public @Nullable String textOrNull(String column) {
    try {
      return rows.getString(column);
    } catch (SQLException failure) {
      throw DatabaseFailure.of(failure);
    }
  }

  /** Returns an array of texts. */
  public List<String> texts(String column) {
    try {
      var array = rows.getArray(column);
      return array == null ? List.of() : List.of((String[]) array.getArray());
    } catch (SQLException failure) {
      throw DatabaseFailure.of(failure);
    }
  }

  public long number(String column) {
    return present(column, numberOrNull(column));
  }

  public @Nullable Long numberOrNull(String column) {
    try {
      long value = rows.getLong(column);
      return rows.wasNull() ? null : value;
    } catch (SQLException failure) {
      throw DatabaseFailure.of(failure);
    }
  }

  public int integer(String column) {
    return Math.toIntExact(number(column));
  }

  public boolean flag(String column) {
    return present(column, object(column, Boolean.class));
  }

  public @Nullable Boolean flagOrNull(String column) {
    return object(column, Boolean.class);
  }

  public Instant instant(String column) {
    return present(column, instantOrNull(column));
  }

  public @Nullable Instant instantOrNull(String column) {
    var time = object(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  public <E extends Enum<E>> E constant(String column, Class<E> type) {
    return Enum.valueOf(type, text(column));
  }

  /** Returns an amount from two columns: its minor units and its currency code. */
  public Money money(String minorColumn, String currencyColumn) {
    return new Money(number(minorColumn), Money.currency(text(currencyColumn)));
  }

  private <T> @Nullable T object(String column, Class<T> type) {
    try {
      return rows.getObject(column, type);
    } catch (SQLException failure) {
      throw DatabaseFailure.of(failure);
    }
  }

  private static <T> T present(String column, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("column " + column + " is null");
    }
    return value;
  }
}
