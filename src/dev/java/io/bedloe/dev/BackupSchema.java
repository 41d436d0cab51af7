package io.bedloe.dev;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/** The tables, sequences and foreign keys of a database, for a backup and its restore. */
final class BackupSchema {

  private static final String OBJECTS =
      """
      SELECT count(*) FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')""";

  /** Generated columns are computed again; the lock of Liquibase is no data. */
  private static final String TABLES =
      """
      SELECT c.relname, string_agg(a.attname, ',' ORDER BY a.attnum)
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        AND c.relname <> 'databasechangeloglock'
        AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
      GROUP BY c.relname ORDER BY c.relname""";

  private static final String SEQUENCES =
      """
      SELECT relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname""";

  private static final String FOREIGN_KEYS =
      """
      SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
      FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype = 'f' AND conparentid = 0
      ORDER BY conname""";

  private final Connection connection;

  BackupSchema(Connection connection) {
    this.connection = connection;
  }

  /** A foreign key, whose definition may be used in ALTER TABLE. */
  record ForeignKey(String table, String name, String definition) {}

  boolean isEmpty() throws SQLException {
    return number(OBJECTS) == 0;
  }

  boolean isOfBedloe() throws SQLException {
    return number("SELECT count(*) FROM pg_class WHERE oid = to_regclass('databasechangelog')") > 0;
  }

  /** Returns the tables; the numbers of rows are not counted. */
  List<BackupManifest.Table> tables() throws SQLException {
    var tables = new ArrayList<BackupManifest.Table>();
    for (var row : rows(TABLES, 2)) {
      tables.add(new BackupManifest.Table(row.get(0), List.of(row.get(1).split(",")), 0));
    }
    return tables;
  }

  List<BackupManifest.Sequence> sequences() throws SQLException {
    var sequences = new ArrayList<BackupManifest.Sequence>();
    for (var row : rows(SEQUENCES, 1)) {
      var name = row.get(0);
      var state = rows("SELECT last_value, is_called::text FROM \"" + name + "\"", 2).get(0);
      sequences.add(
          new BackupManifest.Sequence(
              name, Long.parseLong(state.get(0)), Boolean.parseBoolean(state.get(1))));
    }
    return sequences;
  }

  List<ForeignKey> foreignKeys() throws SQLException {
    return rows(FOREIGN_KEYS, 3).stream()
        .map(row -> new ForeignKey(row.get(0), row.get(1), row.get(2)))
        .toList();
  }

  SortedSet<String> changeSets() throws SQLException {
    var ids = new TreeSet<String>();
    rows("SELECT id FROM databasechangelog", 1).forEach(row -> ids.add(row.get(0)));
    return ids;
  }

  /** Returns the change sets of this version of Bedloe, and changes nothing. */
  SortedSet<String> changeSetsOfThisVersion() throws LiquibaseException {
    var ids = new TreeSet<String>();
    var liquibase =
        new Liquibase(
            "db/changelog/master.yaml",
            new ClassLoaderResourceAccessor(BackupSchema.class.getClassLoader()),
            new JdbcConnection(connection));
    for (ChangeSet changeSet : liquibase.getDatabaseChangeLog().getChangeSets()) {
      ids.add(changeSet.getId());
    }
    return ids;
  }

  long number(String query) throws SQLException {
    return Long.parseLong(rows(query, 1).get(0).get(0));
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<List<String>> rows(String query, int columns) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      var rows = new ArrayList<List<String>>();
      while (result.next()) {
        var row = new ArrayList<String>();
        for (int column = 1; column <= columns; column++) {
          row.add(result.getString(column));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
