package io.bedloe.dev;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/**
 * Implements {@code make backup FILE=…}: writes the rows of all tables, as they are at one moment,
 * to a file, while servers go on working (ADR 157).
 */
public final class Backup {
  private Backup() {}

  public static void main(String[] arguments) {
    Launch.exit(() -> run(arguments));
  }

  private static void run(String[] arguments) throws Exception {
    if (arguments.length != 1 || arguments[0].isBlank()) {
      throw new Refusal("Name the file to write: make backup FILE=bedloe.backup");
    }
    Path file = Path.of(arguments[0]).toAbsolutePath();
    Path folder = file.resolveSibling("");
    if (Files.exists(file)) {
      throw new Refusal("The file " + file + " exists. Name another one, or remove it first.");
    }
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new Refusal(
          "There is no folder " + folder + " that can be written. Create it, or name another one.");
    }
    try (DatabaseLoan database = DatabaseLoan.take(Settings.ofThisProcess());
        Connection connection = DatabaseDoor.open(database.address())) {
      write(connection, database.address(), file);
    }
  }

  private static void write(Connection connection, DatabaseAddress address, Path file)
      throws IOException, SQLException {
    var schema = new BackupSchema(connection);
    if (!schema.isOfBedloe()) {
      throw new Refusal("The database " + address + " has no tables of Bedloe.");
    }
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    var readableByOwner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.deleteIfExists(partial);
    try (var channel =
        FileChannel.open(
            partial,
            EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
            readableByOwner)) {
      var zip = new ZipOutputStream(Channels.newOutputStream(channel), StandardCharsets.UTF_8);
      zip.setLevel(Deflater.BEST_SPEED);
      var manifest = copy(connection, schema, zip);
      zip.putNextEntry(new ZipEntry(BackupManifest.ENTRY));
      zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      zip.finish();
      channel.force(true);
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      long rows = manifest.tables().stream().mapToLong(BackupManifest.Table::rows).sum();
      Launch.say("Wrote " + rows + " rows of " + address + " to " + file + ".");
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static BackupManifest copy(
      Connection connection, BackupSchema schema, ZipOutputStream zip)
      throws IOException, SQLException {
    var seen = schema.tables();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    // The lock comes before the first query, whose snapshot has to be younger: a table that a
    // change
    // set has rewritten since would be empty in an older one.
    schema.execute(
        seen.stream()
            .map(table -> '"' + table.name() + '"')
            .collect(Collectors.joining(", ", "LOCK TABLE ", " IN ACCESS SHARE MODE")));
    var tables = schema.tables();
    if (!tables.equals(seen)) {
      throw new Refusal(
          "Change sets were applied while the backup began, and nothing was written. Try again.");
    }
    var written = new ArrayList<BackupManifest.Table>();
    var copies = connection.unwrap(PGConnection.class).getCopyAPI();
    for (var table : tables) {
      zip.putNextEntry(new ZipEntry(table.entry()));
      long rows = copies.copyOut("COPY " + table.target() + " TO STDOUT", unclosed(zip));
      zip.closeEntry();
      written.add(table.withRows(rows));
    }
    // Sequences are no part of the snapshot: read last, they are beyond each number of the rows.
    var manifest =
        new BackupManifest(
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            written,
            schema.sequences(),
            schema.changeSets());
    connection.rollback();
    return manifest;
  }

  private static OutputStream unclosed(ZipOutputStream zip) {
    return new java.io.FilterOutputStream(zip) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        zip.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        zip.flush();
      }
    };
  }
}
