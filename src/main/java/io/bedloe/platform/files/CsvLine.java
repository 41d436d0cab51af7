package io.bedloe.platform.files;

import java.util.List;
import java.util.stream.Collectors;

/** Writes records of CSV (RFC 4180). */
public final class CsvLine {

  /** The media type of CSV, which Bedloe writes in UTF-8. */
  public static final String MEDIA_TYPE = "text/csv";

  /** The end of a record. */
  public static final String END = "\r\n";

  /** The characters that begin a formula, also in their full-width forms. */
  private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

  /**
   * The characters at which some spreadsheet splits a text, besides the comma. A spreadsheet that
   * splits at them does not recognize the quotes around a cell that is not the first one.
   */
  private static final String SEPARATORS = ";\t\r\n";

  private CsvLine() {}

  /** Returns one record without its line end; the cells are not changed. */
  public static String of(List<String> cells, char delimiter) {
    return cells.stream()
        .map(cell -> quoted(cell, delimiter))
        .collect(Collectors.joining(String.valueOf(delimiter)));
  }

  /**
   * Returns text of other people in a form that is safe in a spreadsheet: text that would be taken
   * for a formula, also after blanks, gets an apostrophe before it (OWASP, CSV injection). So does
   * a formula within the text where a spreadsheet could begin another cell: a German one splits at
   * semicolons.
   */
  public static String notAFormula(String text) {
    return beginsAsFormula(text) ? "'" + withoutFormulasWithin(text) : withoutFormulasWithin(text);
  }

  private static boolean beginsAsFormula(String text) {
    int start = 0;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    return text.startsWith("\t")
        || text.startsWith("\r")
        || text.startsWith("\n")
        || (start < text.length() && isOneOf(FORMULA, text.charAt(start)));
  }

  private static String withoutFormulasWithin(String text) {
    var safe = new StringBuilder(text.length() + 1);
    boolean beginsCell = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (beginsCell && isOneOf(FORMULA, c)) {
        safe.append('\'');
      }
      safe.append(c);
      beginsCell = isOneOf(SEPARATORS, c) || (beginsCell && (isBlank(c) || c == '"'));
    }
    return safe.toString();
  }

  private static boolean isOneOf(String characters, char c) {
    return characters.indexOf(c) >= 0;
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
  }

  private static String quoted(String cell, char delimiter) {
    boolean plain =
        cell.chars().noneMatch(c -> c == delimiter || c == '"' || SEPARATORS.indexOf(c) >= 0);
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
