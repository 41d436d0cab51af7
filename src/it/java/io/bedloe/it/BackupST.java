package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.dev.Backup;
import io.bedloe.dev.DatabaseAddress;
import io.bedloe.dev.Restore;
import io.bedloe.platform.persistence.Migrations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code make backup} and {@code make restore} (docs/operations/backup-and-restore.md). */
@SystemTest
class BackupST {

  private static final long STOCK = 1_000_000;
  private static final String MANIFEST = "manifest.txt";

  /** Constraints, triggers and whether they are on, and the rights of the database roles. */
  private static final String SCHEMA =
      """
      SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        || ' ' || convalidated
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      UNION ALL SELECT tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text
      FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT relname || ' ' || coalesce(relacl::text, '')
      FROM pg_class WHERE relnamespace = 'public'::regnamespace
      ORDER BY 1""";

  private final Path folder;

  BackupST(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aServerGoesOnWithTheBackupOfARunningServer() throws Exception {
    try (var first = BedloeServer.onOwnDatabase().start()) {
      var shop = new Shop(first);
      var product = shop.product(STOCK);
      var export = shop.post("/exports", Map.of("resource", "products", "format", "CSV"));
      assertThat(export.status()).as(export.body()).isEqualTo(202);
      var jobs = ids(shop, "/jobs?limit=100");
      assertThat(jobs).isNotEmpty();
      try (var load = SteadyOrders.start(first.uri(), product)) {
        load.awaitMore();
        var before = load.orders();
        var file = backup(first.database().address(), "running");
        load.awaitMore();
        load.end();
        assertThat(load.faults()).isEmpty();

        var restored = restore(file, "running");

        assertThat(backup(restored.address(), "again"))
            .satisfies(again -> assertThat(contents(again)).isEqualTo(contents(file)));
        assertThat(texts(restored, SCHEMA)).isEqualTo(texts(first.database(), SCHEMA));
        var orders = texts(restored, "SELECT id FROM orders");
        assertThat(orders).containsAll(before);
        assertThat(load.orders()).containsAll(orders).hasSizeGreaterThan(orders.size());
        try (var second = BedloeServer.on(restored.address(), Map.of()).start()) {
          assertGoesOn(first, second, before.get(0), product);
          assertThat(ids(new Shop(second), "/jobs?limit=100")).containsAll(jobs);
          assertThat(placed(new Shop(second), orders.size() + 1)).containsAll(orders);
        }
      }
    }
  }

  private static void assertGoesOn(
      BedloeServer first, BedloeServer second, String order, String product) throws Exception {
    var shop = new Shop(second);
    long orders = second.database().number("SELECT count(*) FROM orders");
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(STOCK, orders));
    assertThat(shop.get("/orders/" + order).body())
        .isEqualTo(new Shop(first).get("/orders/" + order).body());
    var repeated = shop.orderOf(Map.of(product, 1), "Idempotency-Key", "steady-1");
    assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(Shop.created(shop.orderOf(Map.of(product, 1)))).isNotEqualTo(order);
    assertThat(shop.stock(product)).isEqualTo(Shop.figures(STOCK, orders + 1));
    await("the audit trail verifies, and each of its rows has a seal")
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              var today = LocalDate.now(ZoneOffset.UTC);
              var report =
                  shop.post(
                          "/audit/verify",
                          Map.of("from", today.minusDays(1).toString(), "to", today.toString()))
                      .json();
              assertThat(report.get("intact").asBoolean()).as("%s", report).isTrue();
              return report.findValues("waiting").stream().allMatch(many -> many.asInt() == 0)
                  && report.findValues("sealed").stream().anyMatch(many -> many.asInt() > 0);
            });
  }

  /** Returns the orders whose events are in the stream, each of them once. */
  private static List<String> placed(Shop shop, int many) {
    return await("the events of all orders")
        .atMost(Duration.ofSeconds(30))
        .until(() -> placed(shop), orders -> orders.size() == many);
  }

  private static List<String> placed(Shop shop) throws IOException, InterruptedException {
    var orders = new ArrayList<String>();
    long read = 0;
    long before;
    do {
      before = read;
      var page = shop.get("/events?limit=100&type=io.bedloe.order.placed.v1&after=" + read).json();
      page.get("items")
          .forEach(event -> orders.add(event.get("subject").asText().replace("orders/", "")));
      read = page.at("/page/next").asLong();
    } while (read > before);
    return orders;
  }

  /** PostgreSQL shows a table as empty to a snapshot that is older than its new version. */
  @Test
  void aTableThatAChangeSetRewritesMeanwhileKeepsItsRows() throws Exception {
    var address = migrated("rewritten");
    var file = folder.resolve("rewritten.backup");
    try (var migration = address.dataSource().getConnection();
        var statement = migration.createStatement()) {
      migration.setAutoCommit(false);
      statement.execute("ALTER TABLE roles ALTER COLUMN version TYPE integer USING version + 0");
      try (var backup =
          LauncherProcess.start(folder, address.environment(), Backup.class, file.toString())) {
        await("the backup waits for the migration")
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    new Database(address).number("SELECT count(*) FROM pg_locks WHERE NOT granted")
                        > 0);
        migration.commit();
        assertThat(backup.exitCode()).as(backup.output()).isZero();
      }
    }
    assertThat(contents(file).get("tables/roles")).isNotBlank();
  }

  @Test
  void onlyTheOwnerOfTheFileReadsIt() throws Exception {
    var file = backup(migrated("owner"), "owner");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aDatabaseThatIsNotEmptyIsNotChanged() throws Exception {
    var full = migrated("full");
    var file = backup(full, "full");
    refused(full, Restore.class, file, "is not empty, and nothing was changed");
    full = BedloeServer.postgres().createDatabase("backup_foreign");
    new Database(full).execute("CREATE TABLE of_somebody_else (id int)");
    refused(full, Restore.class, file, "is not empty, and nothing was changed");
  }

  @Test
  void aFileThatIsNoBackupIsRefusedBeforeAnythingIsWritten() throws Exception {
    var empty = BedloeServer.postgres().createDatabase("backup_no_file");
    var file = folder.resolve("none");
    refused(empty, Restore.class, file, "There is no file " + file);
    refused(empty, Restore.class, Files.writeString(file, "text"), "is not a backup");
    var whole = Files.readAllBytes(backup(migrated("half"), "half"));
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    refused(empty, Restore.class, file, "or it is incomplete");
    assertThat(tables(empty)).isZero();
  }

  @Test
  void aBackupOfAnotherVersionIsRefusedBeforeAnythingIsWritten() throws Exception {
    var other = migrated("other_version");
    new Database(other)
        .execute("UPDATE databasechangelog SET id = 'newer-001' WHERE id = 'platform-014-events'");
    var file = backup(other, "other_version");
    var empty = BedloeServer.postgres().createDatabase("backup_version");
    refused(empty, Restore.class, file, "1 change sets of the backup alone, newer-001");
    assertThat(tables(empty)).isZero();
  }

  @Test
  void noRowIsStoredWhenRowsAreMissing() throws Exception {
    var file = backup(migrated("damaged"), "damaged");
    var damaged = withoutRowsOf("roles", file);
    var empty = BedloeServer.postgres().createDatabase("backup_damaged");
    refused(empty, Restore.class, damaged, "the table roles has 0 rows instead of");
    assertThat(new Database(empty).number("SELECT count(*) FROM roles")).isPositive();
  }

  @Test
  void aBackupDoesNotReplaceAFileAndNeedsAFolderAndADatabaseOfBedloe() throws Exception {
    var empty = BedloeServer.postgres().createDatabase("backup_empty");
    refused(empty, Backup.class, folder.resolve("empty"), "has no tables of Bedloe");
    refused(empty, Backup.class, folder.resolve("none/file"), "There is no folder");
    var file = Files.writeString(folder.resolve("kept"), "kept");
    refused(empty, Backup.class, file, "exists");
    assertThat(file).hasContent("kept");
    assertThat(folder.resolve("empty.partial")).doesNotExist();
  }

  private static DatabaseAddress migrated(String name) throws Exception {
    var address = BedloeServer.postgres().createDatabase("backup_of_" + name);
    try (var connection = address.dataSource().getConnection()) {
      Migrations.up(connection, address.runtimeUser());
    }
    return address;
  }

  private Path backup(DatabaseAddress database, String name) throws Exception {
    var file = folder.resolve(name + ".backup");
    run(database, Backup.class, file, 0, "Wrote ");
    return file;
  }

  private Database restore(Path file, String name) throws Exception {
    var address = BedloeServer.postgres().createDatabase("restored_" + name);
    run(address, Restore.class, file, 0, "Restored ");
    return new Database(address);
  }

  private void refused(DatabaseAddress database, Class<?> launcher, Path file, String words)
      throws Exception {
    run(database, launcher, file, 1, words);
  }

  private void run(
      DatabaseAddress database, Class<?> launcher, Path file, int exitCode, String words)
      throws Exception {
    try (var process =
        LauncherProcess.start(folder, database.environment(), launcher, file.toString())) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(exitCode);
      // Liquibase prints its summary when the schema is created.
      assertThat(process.output()).contains(words).doesNotContain("\tat ", "fault in Bedloe");
    }
  }

  private static long tables(DatabaseAddress database) {
    return new Database(database)
        .number("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace");
  }

  private static List<String> ids(Shop shop, String list) throws Exception {
    var ids = new ArrayList<String>();
    shop.get(list).json().get("items").forEach(item -> ids.add(item.get("id").asText()));
    return ids;
  }

  private static List<String> texts(Database database, String sql) {
    return database.list(row -> row.getString(1), sql);
  }

  /** Returns the entries of a backup without the line that has its time. */
  private static Map<String, String> contents(Path file) throws IOException {
    var contents = new TreeMap<String, String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        var text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        contents.put(
            entry.getName(),
            entry.getName().equals(MANIFEST) ? text.replaceFirst("written .*", "") : text);
      }
    }
    assertThat(contents).containsKeys(MANIFEST, "tables/orders");
    return contents;
  }

  private Path withoutRowsOf(String table, Path file) throws IOException {
    var damaged = folder.resolve("damaged.zip");
    try (var zip = new ZipFile(file.toFile());
        var copy = new ZipOutputStream(Files.newOutputStream(damaged))) {
      for (var entry : zip.stream().toList()) {
        copy.putNextEntry(new ZipEntry(entry.getName()));
        if (!entry.getName().equals("tables/" + table)) {
          copy.write(zip.getInputStream(entry).readAllBytes());
        }
        copy.closeEntry();
      }
    }
    return damaged;
  }
}
