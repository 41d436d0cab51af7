package io.bedloe.platform.lists;

import java.util.Locale;
import java.util.Set;

/** How a filter compares; written in brackets behind the field: {@code price[gte]=10}. */
public enum Operator {
  /** Equal; also without brackets: {@code sku=A1}. */
  EQ("=", "Returns the items where %s equals this value."),
  /** Not equal. */
  NE("<>", "Returns the items where %s differs from this value."),
  /** Greater. */
  GT(">", "Returns the items where %s is greater than this value."),
  /** Greater or equal. */
  GTE(">=", "Returns the items where %s is at least this value."),
  /** Less. */
  LT("<", "Returns the items where %s is less than this value."),
  /** Less or equal. */
  LTE("<=", "Returns the items where %s is at most this value."),
  /** One of several, separated by commas; see {@link QuotedValues}. */
  IN(
      "= ANY",
      "Returns the items where %s is one of these values, at most 100, separated by commas; a"
          + " value that holds a comma stands in double quotes."),
  /** Contains the text, whatever its case. */
  CONTAINS("ILIKE", "Returns the items where %s contains this text, without regard to case.");

  static final Set<Operator> ORDERED = Set.of(EQ, NE, GT, GTE, LT, LTE, IN);

  private final String sql;
  private final String meaning;

  Operator(String sql, String meaning) {
    this.sql = sql;
    this.meaning = meaning;
  }

  /** The description of the operator, for people; {@code %s} stands for the field. */
  public String meaning() {
    return meaning;
  }

  String sql() {
    return sql;
  }

  /** The name in a request. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
