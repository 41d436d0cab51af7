package io.bedloe.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * Values that one row at most may have among the living (those whose {@code deleted_at} is null),
 * such as a sku. Takes a lock on the value first: a unique index alone would tell of the clash by
 * an error that ends the transaction.
 */
@ApplicationScoped
public class UniqueValues {

  private final Sql sql;

  @Inject
  public UniqueValues(Sql sql) {
    this.sql = sql;
  }

  /**
   * The name of the advisory lock on a value. Whoever writes such values in bulk locks the same
   * names, by {@link Sql#holdAll}.
   */
  public static String lockName(String table, String column, Object value) {
    return table + "." + column + "=" + value;
  }

  /**
   * The living row other than {@code self} that has the value. Until the transaction ends nobody
   * else who asks here can take it.
   */
  public Optional<UUID> otherHolder(String table, String column, Object value, UUID self) {
    sql.advisoryLock(lockName(table, column, value));
    return sql.one(
        "SELECT id FROM %s WHERE %s = ? AND deleted_at IS NULL AND id <> ?"
            .formatted(table, column),
        row -> row.uuid("id"),
        value,
        self);
  }
}
