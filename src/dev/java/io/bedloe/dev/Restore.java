package io.bedloe.dev;

import io.bedloe.platform.persistence.Migrations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import liquibase.Scope;
import liquibase.exception.LiquibaseException;
import liquibase.ui.LoggerUIService;
import org.postgresql.PGConnection;

/**
 * Implements {@code make restore FILE=…}: creates the schema in an empty database and loads the
 * rows of a backup, all of them or none (ADR 157).
 */
public final class Restore {
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  private Restore() {}

  public static void main(String[] arguments) {
    Launch.exit(() -> run(arguments));
  }

  private static void run(String[] arguments) throws Exception {
    if (arguments.length != 1 || arguments[0].isBlank()) {
      throw new Refusal("Name the file to restore: make restore FILE=bedloe.backup");
    }
    Path file = Path.of(arguments[0]).toAbsolutePath();
    if (!Files.isRegularFile(file)) {
      throw new Refusal("There is no file " + file + ".");
    }
    LIQUIBASE.setLevel(Level.WARNING);
    try (ZipFile backup = open(file)) {
      BackupManifest manifest = manifest(backup, file);
      try (DatabaseLoan database = DatabaseLoan.take(Settings.ofThisProcess());
          Connection connection = DatabaseDoor.open(database.address())) {
        check(connection, database.address(), manifest);
        restore(connection, database.address(), backup, manifest);
      }
    }
  }

  private static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new Refusal(
          file + " is not a backup of make backup, or it is incomplete: " + e.getMessage() + ".",
          e);
    }
  }

  private static BackupManifest manifest(ZipFile backup, Path file) throws IOException {
    var entry = backup.getEntry(BackupManifest.ENTRY);
    if (entry == null) {
      throw new Refusal(file + " is not a backup of make backup: it has no manifest.");
    }
    try (var bytes = backup.getInputStream(entry)) {
      var manifest = BackupManifest.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
      for (var table : manifest.tables()) {
        if (backup.getEntry(table.entry()) == null) {
          throw new IllegalArgumentException("it has no rows of the table " + table.name());
        }
      }
      return manifest;
    } catch (IllegalArgumentException e) {
      throw new Refusal(file + " is not a backup of make backup: " + e.getMessage() + ".", e);
    }
  }

  /** Refuses before anything is written. */
  private static void check(Connection connection, DatabaseAddress address, BackupManifest manifest)
      throws SQLException, LiquibaseException {
    var schema = new BackupSchema(connection);
    if (!schema.isEmpty()) {
      throw new Refusal(
          "The database "
              + address
              + " is not empty, and nothing was changed. Create an empty database, and name it with"
              + " BEDLOE_DB_URL.");
    }
    var ofThisVersion = schema.changeSetsOfThisVersion();
    if (!ofThisVersion.equals(manifest.changeSets())) {
      throw new Refusal(
          "The backup is of another version of Bedloe ("
              + difference(manifest.changeSets(), ofThisVersion, "the backup alone")
              + difference(ofThisVersion, manifest.changeSets(), "this version alone")
              + "). Restore it with the version that wrote it, and upgrade then.");
    }
  }

  private static String difference(SortedSet<String> ids, SortedSet<String> others, String owner) {
    var more = new TreeSet<>(ids);
    more.removeAll(others);
    return more.isEmpty() ? "" : more.size() + " change sets of " + owner + ", " + more.first();
  }

  private static void restore(
      Connection connection, DatabaseAddress address, ZipFile backup, BackupManifest manifest)
      throws Exception {
    try {
      // By default Liquibase would print a report of its own.
      Scope.child(
          Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
          () -> Migrations.up(connection, address.runtimeUser()));
      connection.setAutoCommit(false);
      load(connection, backup, manifest);
      connection.commit();
      connection.setAutoCommit(true);
      new BackupSchema(connection).execute("ANALYZE");
    } catch (SQLException | IOException | LiquibaseException e) {
      throw new Refusal(
          "The backup could not be restored: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given")
              + ". No row of it was stored. Drop the database, create an empty one, and try again.",
          e);
    }
    long rows = manifest.tables().stream().mapToLong(BackupManifest.Table::rows).sum();
    Launch.say(
        "Restored "
            + rows
            + " rows, as they were at "
            + manifest.writtenAt()
            + ", to "
            + address
            + ".");
  }

  private static void load(Connection connection, ZipFile backup, BackupManifest manifest)
      throws SQLException, IOException {
    var schema = new BackupSchema(connection);
    var foreignKeys = schema.foreignKeys();
    for (var key : foreignKeys) {
      schema.execute("ALTER TABLE " + key.table() + " DROP CONSTRAINT " + key.name());
    }
    for (var table : manifest.tables()) {
      schema.execute("ALTER TABLE " + table.name() + " DISABLE TRIGGER USER");
    }
    deleteRowsOfChangeSets(schema, manifest.tables());
    var copies = connection.unwrap(PGConnection.class).getCopyAPI();
    for (var table : manifest.tables()) {
      try (var rows = backup.getInputStream(backup.getEntry(table.entry()))) {
        long stored = copies.copyIn("COPY " + table.target() + " FROM STDIN", rows);
        if (stored != table.rows()) {
          throw new IOException(
              "the table " + table.name() + " has " + stored + " rows instead of " + table.rows());
        }
      }
    }
    for (var sequence : manifest.sequences()) {
      schema.number(
          "SELECT setval('%s', %d, %s)"
              .formatted(sequence.name(), sequence.lastValue(), sequence.isCalled()));
    }
    for (var table : manifest.tables()) {
      schema.execute("ALTER TABLE " + table.name() + " ENABLE TRIGGER USER");
    }
    for (var key : foreignKeys) {
      schema.execute(
          "ALTER TABLE " + key.table() + " ADD CONSTRAINT " + key.name() + " " + key.definition());
    }
  }

  /** Change sets insert rows, such as the built-in roles. */
  private static void deleteRowsOfChangeSets(BackupSchema schema, List<BackupManifest.Table> tables)
      throws SQLException {
    var filled =
        tables.stream()
            .map(BackupManifest.Table::name)
            .collect(Collectors.toCollection(TreeSet::new));
    for (var name : List.copyOf(filled)) {
      if (schema.number("SELECT count(*) FROM " + name) == 0) {
        filled.remove(name);
      }
    }
    schema.execute("TRUNCATE " + String.join(", ", filled));
  }
}
