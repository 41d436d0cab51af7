package io.bedloe.imports.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes records of CSV (RFC 4180). Cells go out as they came in, formulas of spreadsheets
 * included.
 */
public final class CsvLine {

  /** What ends a record. */
  public static final String END = "\r\n";

  private CsvLine() {}

  /** One record without its end. */
  public static String of(List<String> cells, char delimiter) {
    return cells.stream()
        .map(cell -> quoted(cell, delimiter))
        .collect(Collectors.joining(String.valueOf(delimiter)));
  }

  private static String quoted(String cell, char delimiter) {
    boolean plain =
        cell.chars().noneMatch(c -> c == delimiter || c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
