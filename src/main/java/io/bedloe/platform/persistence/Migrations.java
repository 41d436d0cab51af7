package io.bedloe.platform.persistence;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/**
 * Applies and rolls back the changes of the database schema. One PostgreSQL advisory lock per
 * database protects it, so that servers that start at the same time wait for each other, and the
 * lock of a killed server is released.
 */
public final class Migrations {

  private static final Logger LOG = Logger.getLogger(Migrations.class.getName());
  private static final String CHANGELOG = "db/changelog/master.yaml";

  /**
   * Any number that no other advisory lock of this database uses; these are the letters of
   * "bedloe".
   */
  private static final long LOCK = 0x6265646c6f65L;

  /**
   * Statements of requests wait behind a change set that waits for a lock, so it gives up soon, and
   * {@link Schema} tries it again. The wait for other migrations has no limit.
   */
  private static final String LOCK_TIMEOUT = "5s";

  private static final String HAS_SCHEMA = "SELECT to_regclass('databasechangelog') IS NOT NULL";

  private static final String CAN_MIGRATE =
      """
      SELECT coalesce(
        (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class
          WHERE oid = to_regclass('databasechangelog')),
        has_schema_privilege(current_schema(), 'CREATE'))""";

  private Migrations() {}

  /**
   * Migrates the schema to the newest version; waits while another server does so. Liquibase is not
   * loaded when {@link MigrationRecord} says that the schema is current. A role that cannot change
   * the schema only reads whether it is new enough.
   */
  public static void up(Connection connection) throws SQLException, LiquibaseException {
    locked(connection, () -> update(connection, () -> {}));
  }

  /**
   * Does the same, and grants a role that does not own the tables the rights that requests need.
   *
   * @param runtimeRole the database role of requests; may be the connected one
   */
  public static void up(Connection connection, String runtimeRole)
      throws SQLException, LiquibaseException {
    locked(
        connection,
        () -> {
          update(connection, () -> RuntimeRole.grantInAdvance(connection, runtimeRole));
          RuntimeRole.grant(connection, runtimeRole);
        });
  }

  /** Rolls back the newest {@code count} change sets. */
  public static void rollback(Connection connection, int count)
      throws SQLException, LiquibaseException {
    locked(
        connection,
        () -> unlocked(connection).rollback(count, new Contexts(), new LabelExpression()));
  }

  /** Returns the number of change sets of this version that the database does not have. */
  public static int pending(Connection connection) throws LiquibaseException {
    return liquibase(connection).listUnrunChangeSets(new Contexts(), new LabelExpression()).size();
  }

  private interface Work {
    void run() throws SQLException, LiquibaseException;
  }

  private static void update(Connection connection, Work beforeChanges)
      throws SQLException, LiquibaseException {
    var record = MigrationRecord.of(CHANGELOG, Migrations.class.getClassLoader());
    if (record.isPresent() && record.get().isCurrent(connection)) {
      LOG.info("The schema is current");
      return;
    }
    if (!canMigrate(connection)) {
      compare(connection);
      return;
    }
    beforeChanges.run();
    unlocked(connection).update(new Contexts(), new LabelExpression());
    connection.setAutoCommit(true);
    if (record.isPresent()) {
      record.get().write(connection);
    }
  }

  /**
   * Returns whether the connected role may change the schema. The role of requests may not, where
   * another one owns the tables.
   */
  private static boolean canMigrate(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(CAN_MIGRATE)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  /**
   * Reads whether the database has each change set of this version. Those that it does not know are
   * of a newer version, which takes care that this one can go on.
   */
  private static void compare(Connection connection) throws SQLException, LiquibaseException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(HAS_SCHEMA)) {
      if (!rows.next() || !rows.getBoolean(1)) {
        throw SchemaOutdated.withoutSchema();
      }
    }
    var missing = liquibase(connection).listUnrunChangeSets(new Contexts(), new LabelExpression());
    connection.setAutoCommit(true);
    if (!missing.isEmpty()) {
      throw SchemaOutdated.without(missing);
    }
    LOG.info("The database has each change set of this version");
  }

  /** The advisory lock is what protects the schema: Liquibase's own is that of a killed server. */
  private static Liquibase unlocked(Connection connection) throws LiquibaseException {
    var liquibase = liquibase(connection);
    liquibase.forceReleaseLocks();
    return liquibase;
  }

  private static void locked(Connection connection, Work work)
      throws SQLException, LiquibaseException {
    connection.setAutoCommit(true);
    run(connection, "SELECT pg_advisory_lock(" + LOCK + ")");
    try {
      run(connection, "SET lock_timeout = '" + LOCK_TIMEOUT + "'");
      work.run();
    } finally {
      connection.setAutoCommit(true);
      run(connection, "RESET lock_timeout");
      run(connection, "SELECT pg_advisory_unlock(" + LOCK + ")");
    }
  }

  private static Liquibase liquibase(Connection connection) throws LiquibaseException {
    var loader = Migrations.class.getClassLoader();
    try (InputStream found = loader.getResourceAsStream(CHANGELOG)) {
      if (found == null) {
        throw new IllegalStateException(CHANGELOG + " is not on the class path");
      }
    } catch (java.io.IOException unreadable) {
      LOG.log(Level.WARNING, "cannot read " + CHANGELOG, unreadable);
    }
    return new Liquibase(
        CHANGELOG, new ClassLoaderResourceAccessor(loader), new JdbcConnection(connection));
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
