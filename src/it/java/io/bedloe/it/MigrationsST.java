package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.persistence.Migrations;
import java.util.List;
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
  void theSchemaGoesUpDownToNothingAndUpAgain() throws Exception {
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

  @Test
  void theLastChangeAloneCanBeTakenBackAndMadeAgain() throws Exception {
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
  void aLockThatAKilledServerLeftBehindHoldsNobodyUp() throws Exception {
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
