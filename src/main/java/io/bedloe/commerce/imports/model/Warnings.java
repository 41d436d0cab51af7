package io.bedloe.commerce.imports.model;

import io.bedloe.commerce.imports.ImportReport.Warning;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The counted warnings about the rows of a file. */
public final class Warnings {

  /** The kinds of warnings. */
  public enum Code {
    /** The last line has no line end: the file may be incomplete. */
    LAST_LINE_UNTERMINATED,
    /** The country has no known ISO code; it was left empty. */
    COUNTRY_UNKNOWN,
    /** No field is read from the column. */
    COLUMN_IGNORED
  }

  private static final int LONGEST_EXAMPLE = 100;

  private final Map<Code, Warning> found = new EnumMap<>(Code.class);

  /** Counts one occurrence. */
  public void add(Code code, String example) {
    var shown =
        example.length() > LONGEST_EXAMPLE ? example.substring(0, LONGEST_EXAMPLE) + "…" : example;
    found.merge(
        code,
        new Warning(code.name(), 1, shown),
        (first, next) -> new Warning(first.code(), first.count() + 1, first.example()));
  }

  public List<Warning> list() {
    return List.copyOf(found.values());
  }
}
