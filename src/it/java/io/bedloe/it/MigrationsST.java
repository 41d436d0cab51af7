package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bedloe.platform.persistence.Migrations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SystemTest
class MigrationsST {

  private static final String SCHEMA =
      """
      SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
        FROM information_schema.columns WHERE table_schema = 'public'
      UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
      UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT 'sequence ' || sequencename FROM pg_sequences
      ORDER BY 1""";

  private static final String OURS =
      """
      SELECT tablename FROM pg_tables
      WHERE schemaname = 'public' AND tablename NOT LIKE 'databasechangelog%'""";

  @Test
  void theSchemaCanBeRolledBackCompletelyAndMigratedAgain() throws Exception {
    var database = database("updown");
    try (var connection = database.dataSource().getConnection()) {
      Migrations.up(connection);
      var first = schema(database);
      int sets = Math.toIntExact(database.number("SELECT count(*) FROM databasechangelog"));
      assertThat(sets).isPositive();
      assertThat(Migrations.pending(connection)).isZero();

      Migrations.rollback(connection, sets);

      assertThat(database.list(row -> row.getString(1), OURS)).isEmpty();
      assertThat(database.number("SELECT count(*) FROM databasechangelog")).isZero();

      Migrations.up(connection);

      assertThat(schema(database)).isEqualTo(first);
    }
  }

  /** Liquibase identifies a change set by its file, so a moved file names its former path. */
  @Test
  void changeSetsOfMovedFilesKeepTheirRecordedPath() throws Exception {
    var database = database("recorded_paths");
    try (var connection = database.dataSource().getConnection()) {
      Migrations.up(connection);
    }

    assertThat(
            database.list(
                row -> row.getString(1),
                """
                SELECT DISTINCT filename FROM databasechangelog WHERE filename LIKE '%/001-%'"""))
        .contains("db/changelog/access/001-access.sql", "db/changelog/catalog/001-products.sql");
    assertThat(
            database.list(
                row -> row.getString(1),
                """
                SELECT filename FROM databasechangelog
                WHERE filename ~ '/(identity|commerce)/\\w+/0'"""))
        .isEmpty();
  }

  @Test
  void theLastChangeSetCanBeRolledBackAndAppliedAgain() throws Exception {
    var database = database("one_back");
    try (var connection = database.dataSource().getConnection()) {
      Migrations.up(connection);
      var before = schema(database);
      Migrations.rollback(connection, 1);
      assertThat(Migrations.pending(connection)).isEqualTo(1);
      Migrations.up(connection);
      assertThat(schema(database)).isEqualTo(before);
    }
  }

  @Test
  void skusThatDifferInCaseAloneAreNamedAndStopTheMigration() throws Exception {
    var database = database("colliding_skus");
    try (var connection = database.dataSource().getConnection()) {
      Migrations.up(connection);
      long since =
          database.number(
              """
              SELECT count(*) FROM databasechangelog WHERE orderexecuted >= (
                SELECT orderexecuted FROM databasechangelog WHERE id = 'catalog-003-normal-skus')""");
      Migrations.rollback(connection, Math.toIntExact(since));
      product(database, "LAMP-1");
      product(database, "lamp-1");
      product(database, " CHAIR ");

      assertThatThrownBy(() -> Migrations.up(connection))
          .hasStackTraceContaining("'LAMP-1' (")
          .hasStackTraceContaining("'lamp-1' (")
          .hasStackTraceContaining("name several products");

      database.execute("DELETE FROM products WHERE sku = 'lamp-1'");
      Migrations.up(connection);
      assertThat(database.list(row -> row.getString(1), "SELECT sku FROM products ORDER BY sku"))
          .containsExactly("CHAIR", "LAMP-1");
    }
  }

  /**
   * Liquibase creates its table of locks again whenever it runs, so its absence shows that it did
   * not.
   */
  @Test
  void aSchemaThatIsCurrentIsRecognisedWithoutLiquibase() throws Exception {
    var database = database("current");
    try (var connection = database.dataSource().getConnection()) {
      Migrations.up(connection);
      database.execute("DROP TABLE databasechangeloglock");

      Migrations.up(connection);

      assertThat(liquibaseRan(database)).isFalse();
    }
  }

  @Test
  void changeSetsOfANewerServerAreLeftToLiquibase() throws Exception {
    var database = database("newer");
    try (var connection = database.dataSource().getConnection()) {
      Migrations.up(connection);
      database.execute("DROP TABLE databasechangeloglock");
      database.execute(
          """
          INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype)
          VALUES ('orders-999-newer', 'bedloe', 'db/changelog/newer.sql', now(), 9999, 'EXECUTED')""");

      Migrations.up(connection);

      assertThat(liquibaseRan(database)).isTrue();
      database.execute("DROP TABLE databasechangeloglock");
      Migrations.up(connection);
      assertThat(liquibaseRan(database)).isFalse();
    }
  }

  @Test
  void aChangeSetThatWasEditedAfterItsReleaseIsStillRefused() throws Exception {
    var database = database("edited");
    try (var connection = database.dataSource().getConnection()) {
      Migrations.up(connection);
      database.execute(
          """
          UPDATE databasechangelog SET md5sum = '9:00000000000000000000000000000000'
          WHERE id = 'platform-001-extensions'""");

      assertThatThrownBy(() -> Migrations.up(connection))
          .hasStackTraceContaining("platform-001-extensions")
          .hasStackTraceContaining("but is now");
    }
  }

  @Test
  void aRecordOfAnotherChangeLogIsLeftToLiquibase() throws Exception {
    var database = database("other_record");
    try (var connection = database.dataSource().getConnection()) {
      Migrations.up(connection);
      database.execute("DROP TABLE databasechangeloglock");
      database.execute("COMMENT ON TABLE databasechangelog IS '0123456789abcdef'");

      Migrations.up(connection);

      assertThat(liquibaseRan(database)).isTrue();
    }
  }

  private static boolean liquibaseRan(Database database) {
    return database.number(
            "SELECT count(*) FROM pg_tables WHERE tablename = 'databasechangeloglock'")
        > 0;
  }

  private static void product(Database database, String sku) {
    database.execute(
        """
        INSERT INTO products (id, sku, name, price_minor, price_currency, active, attributes,
          created_at, updated_at, version)
        VALUES (gen_random_uuid(), ?, 'x', 1, 'GBP', TRUE, '{}', now(), now(), 0)""",
        sku);
  }

  @Test
  void aStaleLiquibaseLockDoesNotBlockAMigration() throws Exception {
    var database = database("stale_lock");
    try (var connection = database.dataSource().getConnection()) {
      Migrations.up(connection);
      database.execute(
          "UPDATE databasechangeloglock SET locked = TRUE, lockgranted = now(), lockedby = 'dead'");
      Migrations.rollback(connection, 1);
      Migrations.up(connection);
      assertThat(Migrations.pending(connection)).isZero();
    }
  }

  /** Servers get no password of the owner where a job migrates before they start. */
  @Test
  void aRoleThatCannotMigrateStartsWithTheSameAndWithANewerSchemaAndWritesNothing()
      throws Exception {
    var address = BedloeServer.postgres().createDatabase("migrations_reader");
    var database = new Database(address);
    try (var owner = address.dataSource().getConnection();
        var requests = address.runtimeDataSource().getConnection()) {
      Migrations.up(owner, address.runtimeUser());
      Migrations.up(requests, address.runtimeUser());
      database.execute(
          """
          INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype)
          VALUES ('orders-999-newer', 'bedloe', 'db/changelog/newer.sql', now(), 9999, 'EXECUTED')""");
      database.execute(
          "UPDATE databasechangeloglock SET locked = TRUE, lockgranted = now(), lockedby = 'job'");

      Migrations.up(requests, address.runtimeUser());

      assertThat(
              database.list(row -> row.getString(1), "SELECT lockedby FROM databasechangeloglock"))
          .containsExactly("job");
    }
  }

  @Test
  void aRoleThatCannotMigrateIsToldWhichChangeSetsAreMissing() throws Exception {
    var address = BedloeServer.postgres().createDatabase("migrations_outdated");
    try (var owner = address.dataSource().getConnection();
        var requests = address.runtimeDataSource().getConnection()) {
      assertThatThrownBy(() -> Migrations.up(requests, address.runtimeUser()))
          .hasMessageContaining("has no schema yet");

      Migrations.up(owner, address.runtimeUser());
      var last =
          new Database(address)
              .list(
                  row -> row.getString(1),
                  "SELECT id FROM databasechangelog ORDER BY orderexecuted DESC LIMIT 1")
              .get(0);
      Migrations.rollback(owner, 1);

      assertThatThrownBy(() -> Migrations.up(requests, address.runtimeUser()))
          .hasMessageContaining("(" + last + ")")
          .hasMessageContaining("docs/operations/upgrade.md");
    }
  }

  @Test
  void aServerWithoutTheOwnerWaitsForTheMigrationAndThenServes() throws Exception {
    var address = BedloeServer.postgres().createDatabase("migrations_without_owner");
    var withoutOwner = Map.of("BEDLOE_DB_MIGRATION_USER", "", "BEDLOE_DB_MIGRATION_PASSWORD", "");
    try (var owner = address.dataSource().getConnection();
        var server = BedloeServer.on(address, withoutOwner)) {
      server.launch();
      await("the server waits")
          .atMost(Duration.ofMinutes(2))
          .until(() -> server.log().contains("The server waits for a migration"));

      Migrations.up(owner, address.runtimeUser());

      server.awaitReady();
      server.as().theAdmin().get("/products").then().statusCode(200);
    }
  }

  @Test
  void serversThatStartTogetherMigrateOnce() {
    try (var one = BedloeServer.onOwnDatabase();
        var two = BedloeServer.besides(one)) {
      one.launch();
      two.launch();
      one.awaitReady();
      two.awaitReady();
      assertThat(
              one.database().number("SELECT count(*) - count(DISTINCT id) FROM databasechangelog"))
          .isZero();
      assertThat(one.database().number("SELECT count(*) FROM signing_keys")).isEqualTo(1);
      one.as().theAdmin().get("/products").then().statusCode(200);
      new As(two.uri(), new Tokens(one.uri())).theAdmin().get("/products").then().statusCode(200);
    }
  }

  private static Database database(String name) {
    return new Database(BedloeServer.postgres().createDatabase("migrations_" + name));
  }

  private static List<String> schema(Database database) {
    return database.list(row -> row.getString(1), SCHEMA);
  }
}
