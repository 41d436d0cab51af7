package io.bedloe.platform.persistence;

import io.bedloe.kernel.Id;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Checks values that must be unique among the rows whose {@code deleted_at} is null, such as a sku.
 * It locks the value first, because a violation of a unique index alone would end the transaction.
 */
@ApplicationScoped
public class UniqueValues {

  private final Sql sql;

  @Inject
  public UniqueValues(Sql sql) {
    this.sql = sql;
  }

  /**
   * Returns the name of the advisory lock on a value. Code that writes such values in bulk locks
   * the same names, by {@link Sql#holdAll}.
   */
  public static String lockName(String table, String column, Object value) {
    return table + "." + column + "=" + value;
  }

  /**
   * Returns the row other than {@code self} that has the value and is not removed. Until the
   * transaction ends, no other caller of this method can take the value.
   */
  public <T extends Id> Optional<T> otherHolder(
      String table, String column, Object value, T self, Function<UUID, T> type) {
    sql.advisoryLock(lockName(table, column, value));
    return sql.one(
        "SELECT id FROM %s WHERE %s = ? AND deleted_at IS NULL AND id <> ?"
            .formatted(table, column),
        row -> row.id("id", type),
        value,
        self);
  }
}
