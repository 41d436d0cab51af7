package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bedloe.platform.persistence.Migrations;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Tests that servers of the version before can serve requests during and after the migration to
 * this version (docs/guides/migrations.md).
 */
@SystemTest
class RollingUpgradeST {

  /** The first change set that the version before does not have. */
  private static final String FIRST_NEW_CHANGE_SET = "catalog-005-product-words";

  /** Unique keys that no statement of the version before names in ON CONFLICT. */
  private static final List<String> REPLACED_KEYS = List.of("stock_movements (id)");

  private static final String COLUMNS =
      """
      SELECT table_name || '.' || column_name || ' ' || data_type
      FROM information_schema.columns WHERE table_schema = 'public'""";

  private static final String REQUIRED_COLUMNS =
      COLUMNS
          + """
           AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'
            AND is_generated = 'NEVER'""";

  /** PostgreSQL infers one of these from the columns and the condition of ON CONFLICT. */
  private static final String UNIQUE_KEYS =
      """
      SELECT i.indrelid::regclass || ' (' || (
          SELECT string_agg(pg_get_indexdef(i.indexrelid, k, TRUE), ', ' ORDER BY k)
          FROM generate_series(1, i.indnkeyatts) AS k) || ')'
        || coalesce(' WHERE ' || pg_get_expr(i.indpred, i.indrelid), '')
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      WHERE i.indisunique AND i.indisvalid AND c.relnamespace = 'public'::regnamespace
        AND c.relname NOT LIKE 'databasechangelog%'""";

  private static final String INSERT_PRODUCT =
      """
      INSERT INTO products (id, sku, name, price_minor, price_currency, active, attributes,
        created_at, updated_at, version)
      VALUES (gen_random_uuid(), 'LAMP', 'A lamp', 1, 'GBP', TRUE, '{}', now(), now(), 0)""";

  @Test
  void columnsOfTheVersionBeforeStayAndNewOnesCanBeLeftOut() throws Exception {
    var database = database("columns");
    try (var connection = database.dataSource().getConnection()) {
      migrateToTheVersionBefore(connection, database);
      var columns = texts(database, COLUMNS);
      var required = texts(database, REQUIRED_COLUMNS);
      var tables = columns.stream().map(RollingUpgradeST::table).distinct().toList();

      Migrations.up(connection);

      assertThat(texts(database, COLUMNS)).containsAll(columns);
      assertThat(texts(database, REQUIRED_COLUMNS))
          .filteredOn(column -> tables.contains(table(column)))
          .isSubsetOf(required);
    }
  }

  @Test
  void uniqueKeysOfTheVersionBeforeStay() throws Exception {
    var database = database("keys");
    try (var connection = database.dataSource().getConnection()) {
      migrateToTheVersionBefore(connection, database);
      var keys = texts(database, UNIQUE_KEYS);
      assertThat(keys).contains("orders (external_reference)").containsAll(REPLACED_KEYS);

      Migrations.up(connection);

      assertThat(texts(database, UNIQUE_KEYS))
          .containsAll(keys.stream().filter(key -> !REPLACED_KEYS.contains(key)).toList());
    }
  }

  /** PostgreSQL infers the unique index when it plans the statement. */
  @Test
  void importsOfTheVersionBeforeAndOfThisOneFindTheUniqueKeyOfReferences() throws Exception {
    var database = database("references");
    try (var connection = database.dataSource().getConnection()) {
      Migrations.up(connection);
    }
    for (var target :
        List.of(
            "(external_reference)", "(external_reference) WHERE external_reference IS NOT NULL")) {
      assertThatCode(
              () ->
                  texts(
                      database,
                      "EXPLAIN INSERT INTO orders (external_reference) VALUES ('a') ON CONFLICT "
                          + target
                          + " DO NOTHING"))
          .as(target)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aDatabaseThatHadLostTheUniqueKeyOfReferencesGetsItBack() throws Exception {
    var database = database("lost_key");
    try (var connection = database.dataSource().getConnection()) {
      Migrations.up(connection);
      Migrations.rollback(connection, changeSetsSince(database, "orders-012-reference-key"));
      database.execute("ALTER TABLE orders DROP CONSTRAINT orders_external_reference_key");
      database.execute(
          """
          CREATE UNIQUE INDEX orders_by_external_reference ON orders (external_reference)
          WHERE external_reference IS NOT NULL""");

      Migrations.up(connection);

      assertThat(texts(database, UNIQUE_KEYS))
          .contains("orders (external_reference)")
          .noneMatch(key -> key.startsWith("orders (external_reference) WHERE"));
    }
  }

  @Test
  void anIndexThatCouldNotBeBuiltConcurrentlyStopsTheMigrationAndIsNamed() throws Exception {
    var database = database("invalid_index");
    try (var connection = database.dataSource().getConnection()) {
      migrateToTheVersionBefore(connection, database);
      database.execute(INSERT_PRODUCT);
      assertThatThrownBy(
              () ->
                  database.execute(
                      "CREATE INDEX CONCURRENTLY products_by_currency ON products ((1 / (version)))"))
          .hasStackTraceContaining("division by zero");

      assertThatThrownBy(() -> Migrations.up(connection))
          .hasStackTraceContaining("the index products_by_currency is invalid")
          .hasStackTraceContaining("DROP INDEX products_by_currency");
      assertThat(texts(database, COLUMNS)).noneMatch(column -> column.startsWith("product_words"));

      database.execute("DROP INDEX products_by_currency");
      Migrations.up(connection);
      assertThat(Migrations.pending(connection)).isZero();
    }
  }

  /** The trigger that notes the words of products writes to a table that is new. */
  @Test
  void theRuntimeRoleInsertsProductsWhileChangeSetsRun() throws Exception {
    var database = database("runtime_role");
    var runtime = database.address().runtimeUser();
    assertThat(runtime).isNotEqualTo(database.address().user());
    try (var connection = database.dataSource().getConnection();
        var order = database.dataSource().getConnection()) {
      migrateToTheVersionBefore(connection, database);
      grantAsTheVersionBeforeDid(database, runtime);
      order.setAutoCommit(false);
      try (var lock = order.createStatement()) {
        lock.execute("LOCK TABLE orders IN ROW EXCLUSIVE MODE");
      }
      var migration = CompletableFuture.runAsync(() -> migrate(connection, runtime));
      await("the migration waits for a transaction that writes orders")
          .atMost(60, TimeUnit.SECONDS)
          .until(
              () ->
                  database.number(
                          """
                          SELECT count(*) FROM pg_locks
                          WHERE relation = 'orders'::regclass AND NOT granted""")
                      > 0);
      assertThat(texts(database, COLUMNS)).anyMatch(column -> column.startsWith("product_words"));

      database.executeAsRuntimeRole(INSERT_PRODUCT);

      order.rollback();
      migration.get(60, TimeUnit.SECONDS);
      assertThat(texts(database, "SELECT word FROM product_words")).containsExactly("lamp");
    }
  }

  @Test
  void aChangeSetDoesNotWaitLongForALockAndIsTriedAgain() throws Exception {
    var database = database("held_lock");
    try (var connection = database.dataSource().getConnection();
        var server = BedloeServer.on(database.address(), Map.of())) {
      Migrations.up(connection, database.address().runtimeUser());
      Migrations.rollback(connection, changeSetsSince(database, "orders-014-summarize-again"));
      connection.setAutoCommit(false);
      try (var lock = connection.createStatement()) {
        lock.execute("SELECT pg_advisory_xact_lock_shared(hashtextextended('sales_days', 0))");
      }

      server.launch();
      await("the server gives up a change set that waits for a lock")
          .atMost(90, TimeUnit.SECONDS)
          .until(() -> server.log().contains("Another transaction holds a lock"));
      assertThat(server.log())
          .contains("lock timeout")
          .doesNotContain("The database does not respond yet");

      connection.rollback();
      server.awaitReady();
    }
  }

  private static void migrate(Connection connection, String runtime) {
    try {
      Migrations.up(connection, runtime);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The version before granted rights on the tables that existed, and none in advance. */
  private static void grantAsTheVersionBeforeDid(Database database, String runtime) {
    database.execute(
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + runtime);
    database.execute("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO " + runtime);
  }

  private static void migrateToTheVersionBefore(Connection connection, Database database)
      throws Exception {
    Migrations.up(connection);
    Migrations.rollback(connection, changeSetsSince(database, FIRST_NEW_CHANGE_SET));
  }

  private static int changeSetsSince(Database database, String id) {
    return Math.toIntExact(
        database.number(
            """
            SELECT count(*) FROM databasechangelog WHERE orderexecuted >= (
              SELECT orderexecuted FROM databasechangelog WHERE id = ?)""",
            id));
  }

  private static String table(String column) {
    return column.substring(0, column.indexOf('.'));
  }

  private static Database database(String name) {
    return new Database(BedloeServer.postgres().createDatabase("upgrade_" + name));
  }

  private static List<String> texts(Database database, String sql) {
    return database.list(row -> row.getString(1), sql);
  }
}
