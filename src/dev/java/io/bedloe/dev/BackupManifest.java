package io.bedloe.dev;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The list of what a backup contains, one line for each item. It is the last entry of the file, so
 * that a backup without it is incomplete.
 *
 * @param writtenAt the time at which the snapshot was taken, for people
 * @param changeSets the ids of the change sets of the schema
 */
record BackupManifest(
    String writtenAt, List<Table> tables, List<Sequence> sequences, SortedSet<String> changeSets) {

  static final String ENTRY = "manifest.txt";

  private static final String FORMAT = "bedloe-backup 1";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** A table, the columns in their order, and how many rows there are. */
  record Table(String name, List<String> columns, long rows) {

    Table {
      checkName(name);
      columns.forEach(BackupManifest::checkName);
    }

    String entry() {
      return "tables/" + name;
    }

    /** Returns the table with its columns for COPY; the names need no quotes. */
    String target() {
      return "\"" + name + "\" (\"" + String.join("\", \"", columns) + "\")";
    }

    Table withRows(long count) {
      return new Table(name, columns, count);
    }
  }

  /** A sequence with the number that it has to continue from. */
  record Sequence(String name, long lastValue, boolean isCalled) {

    Sequence {
      checkName(name);
    }
  }

  /** A name comes from a file, and becomes a part of statements. */
  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("\"" + name + "\" is no name of Bedloe's schema");
    }
  }

  String text() {
    var lines = new ArrayList<String>();
    lines.add(FORMAT);
    lines.add("written " + writtenAt);
    tables.forEach(
        table ->
            lines.add(
                "table "
                    + table.name()
                    + " "
                    + table.rows()
                    + " "
                    + String.join(",", table.columns())));
    sequences.forEach(
        sequence ->
            lines.add(
                "sequence "
                    + sequence.name()
                    + " "
                    + sequence.lastValue()
                    + " "
                    + sequence.isCalled()));
    changeSets.forEach(id -> lines.add("changeset " + id));
    lines.add("end");
    return String.join("\n", lines) + "\n";
  }

  static BackupManifest of(String text) {
    var lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(FORMAT)) {
      throw new IllegalArgumentException("the first line of its manifest is not " + FORMAT);
    }
    if (!lines.get(lines.size() - 1).equals("end")) {
      throw new IllegalArgumentException("its manifest has no end");
    }
    var writtenAt = "";
    var tables = new ArrayList<Table>();
    var sequences = new ArrayList<Sequence>();
    var changeSets = new TreeSet<String>();
    for (var line : lines.subList(1, lines.size() - 1)) {
      var words = line.split(" ", -1);
      switch (words[0] + " " + words.length) {
        case "written 2" -> writtenAt = words[1];
        case "table 4" ->
            tables.add(
                new Table(words[1], List.of(words[3].split(",", -1)), Long.parseLong(words[2])));
        case "sequence 4" ->
            sequences.add(
                new Sequence(words[1], Long.parseLong(words[2]), Boolean.parseBoolean(words[3])));
        case "changeset 2" -> changeSets.add(words[1]);
        default -> throw new IllegalArgumentException("its manifest has a line \"" + line + "\"");
      }
    }
    return new BackupManifest(writtenAt, tables, sequences, changeSets);
  }
}
