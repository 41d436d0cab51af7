package io.bedloe.platform.lists;

import java.util.Locale;
import java.util.Set;

/** How a filter compares; written in brackets behind the field: {@code price[gte]=10}. */
public enum Operator {
  /** Equal; also without brackets: {@code sku=A1}. */
  EQ("=", "Only with this %s"),
  /** Not equal. */
  NE("<>", "Only with another %s"),
  /** Greater. */
  GT(">", "Only with a %s greater than this"),
  /** Greater or equal. */
  GTE(">=", "Only with this %s or a greater one"),
  /** Less. */
  LT("<", "Only with a %s less than this"),
  /** Less or equal. */
  LTE("<=", "Only with this %s or a lesser one"),
  /** One of several, separated by commas; see {@link QuotedValues}. */
  IN(
      "= ANY",
      "Only with one of these as %s, separated by commas; a value that holds a comma stands in"
          + " double quotes"),
  /** Contains the text, whatever its case. */
  CONTAINS("ILIKE", "Only where %s contains this, whatever its case");

  static final Set<Operator> ORDERED = Set.of(EQ, NE, GT, GTE, LT, LTE, IN);

  private final String sql;
  private final String meaning;

  Operator(String sql, String meaning) {
    this.sql = sql;
    this.meaning = meaning;
  }

  /** What it does, for people; a {@code %s} stands for the field. */
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
