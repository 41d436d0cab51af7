package io.bedloe.platform.lists;

import java.util.Locale;
import java.util.Set;

/** The operator of a filter, written in brackets after the field: {@code price[gte]=10}. */
public enum Operator {
  /** The value is equal; the brackets can be left out: {@code sku=A1}. */
  EQ("=", "Returns the items where %s equals this value."),
  /** The value is not equal. */
  NE("<>", "Returns the items where %s differs from this value."),
  /** The value is greater. */
  GT(">", "Returns the items where %s is greater than this value."),
  /** The value is greater or equal. */
  GTE(">=", "Returns the items where %s is at least this value."),
  /** The value is less. */
  LT("<", "Returns the items where %s is less than this value."),
  /** The value is less or equal. */
  LTE("<=", "Returns the items where %s is at most this value."),
  /** The value is one of several, separated by commas; see {@link QuotedValues}. */
  IN(
      "= ANY",
      "Returns the items where %s is one of these values, at most 100, separated by commas; a"
          + " value that holds a comma stands in double quotes."),
  /** The value contains the text, without regard to case. */
  CONTAINS("ILIKE", "Returns the items where %s contains this text, without regard to case.");

  static final Set<Operator> ORDERED = Set.of(EQ, NE, GT, GTE, LT, LTE, IN);

  private final String sql;
  private final String meaning;

  Operator(String sql, String meaning) {
    this.sql = sql;
    this.meaning = meaning;
  }

  /** Returns the description of the operator, for people; {@code %s} stands for the field. */
  public String meaning() {
    return meaning;
  }

  String sql() {
    return sql;
  }

  /** Returns the name in a request. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
