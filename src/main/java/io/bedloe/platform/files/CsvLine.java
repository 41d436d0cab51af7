package io.bedloe.platform.files;

import java.util.List;
import java.util.stream.Collectors;

/** Writes records of CSV (RFC 4180). */
public final class CsvLine {

  /** The media type of CSV, which Bedloe writes in UTF-8. */
  public static final String MEDIA_TYPE = "text/csv";

  /** The end of a record. */
  public static final String END = "\r\n";

  private static final String FORMULA = "=+-@";

  private CsvLine() {}

  /** Returns one record without its line end; the cells are not changed. */
  public static String of(List<String> cells, char delimiter) {
    return cells.stream()
        .map(cell -> quoted(cell, delimiter))
        .collect(Collectors.joining(String.valueOf(delimiter)));
  }

  /**
   * Returns text of other people in a form that is safe in a spreadsheet: text that would be taken
   * for a formula, also after blanks, gets an apostrophe before it (OWASP, CSV injection).
   */
  public static String notAFormula(String text) {
    int start = 0;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    boolean isFormula =
        text.startsWith("\t")
            || text.startsWith("\r")
            || (start < text.length() && FORMULA.indexOf(text.charAt(start)) >= 0);
    return isFormula ? "'" + text : text;
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
  }

  private static String quoted(String cell, char delimiter) {
    boolean plain =
        cell.chars().noneMatch(c -> c == delimiter || c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
