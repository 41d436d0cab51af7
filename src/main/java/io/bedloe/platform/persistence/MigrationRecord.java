package io.bedloe.platform.persistence;

import io.bedloe.platform.crypto.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The record of the last complete migration, by which a start finds without Liquibase that the
 * schema is current. It consists of a digest of the change log's files and a digest of Liquibase's
 * rows, and is stored as the comment of Liquibase's table, so that it needs no change set.
 * Liquibase runs unless both are what they were: after another version of Bedloe or Liquibase, an
 * edited, missing or added change set, or a rollback.
 */
final class MigrationRecord {

  /** The rows by which Liquibase decides what is pending and what was edited. */
  private static final String ROWS =
      """
      SELECT encode(sha256(convert_to(coalesce(string_agg(
        concat_ws('|', orderexecuted, filename, author, id, md5sum, exectype), E'\\n'
        ORDER BY orderexecuted, filename, author, id), ''), 'UTF8')), 'hex')
      FROM databasechangelog""";

  private static final String COMMENT =
      "SELECT obj_description(to_regclass('databasechangelog'), 'pg_class')";

  private static final String MAY_WRITE =
      """
      SELECT 'yes' FROM pg_class
      WHERE oid = to_regclass('databasechangelog') AND pg_has_role(relowner, 'USAGE')""";

  /**
   * Another version of Liquibase may compute other checksums, and then updates those of the rows.
   */
  private static final String LIQUIBASE_VERSION = "liquibase.build.properties";

  private static final Pattern INCLUDE =
      Pattern.compile("\\s*- include: \\{file: (?<file>[^\\s}]+)}\\s*");

  private final String changeLogDigest;

  private MigrationRecord(String changeLogDigest) {
    this.changeLogDigest = changeLogDigest;
  }

  /**
   * Returns the record of a change log; empty when it includes files in a way that this class does
   * not know.
   */
  static Optional<MigrationRecord> of(String changeLog, ClassLoader loader) {
    try {
      return files(changeLog, loader).map(files -> new MigrationRecord(digest(files, loader)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns whether a migration of exactly this change log was the last one of the database. */
  boolean isCurrent(Connection connection) throws SQLException {
    var comment = text(connection, COMMENT);
    return comment.isPresent() && comment.equals(comment(connection));
  }

  /** Records that the migration is complete. A role that does not own the table records nothing. */
  void write(Connection connection) throws SQLException {
    var comment = comment(connection);
    if (comment.isEmpty() || text(connection, MAY_WRITE).isEmpty()) {
      return;
    }
    try (var statement = connection.createStatement()) {
      // A comment cannot be a parameter; it consists of hexadecimal digits and a blank.
      statement.execute("COMMENT ON TABLE databasechangelog IS '" + comment.get() + "'");
    }
  }

  String changeLogDigest() {
    return changeLogDigest;
  }

  private Optional<String> comment(Connection connection) throws SQLException {
    return text(connection, ROWS).map(rows -> changeLogDigest + " " + rows);
  }

  private static Optional<String> text(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  /** Returns the change log itself, the files that it includes, and the version of Liquibase. */
  private static Optional<List<String>> files(String changeLog, ClassLoader loader)
      throws IOException {
    var files = new ArrayList<>(List.of(LIQUIBASE_VERSION, changeLog));
    var lines = new String(bytes(changeLog, loader), StandardCharsets.UTF_8);
    for (var line : lines.lines().skip(1).filter(text -> !text.isBlank()).toList()) {
      var include = INCLUDE.matcher(line);
      if (!include.matches()) {
        return Optional.empty();
      }
      files.add(include.group("file"));
    }
    return Optional.of(files);
  }

  private static String digest(List<String> files, ClassLoader loader) {
    MessageDigest all = Digests.sha256();
    try {
      for (var file : files) {
        // The digest of each file has a fixed length, so that no text can move from file to file.
        all.update(Digests.sha256().digest(bytes(file, loader)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return HexFormat.of().formatHex(all.digest());
  }

  private static byte[] bytes(String file, ClassLoader loader) throws IOException {
    try (var stream = loader.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      return stream.readAllBytes();
    }
  }
}
