package io.bedloe.platform.lists;

import java.util.Locale;
import java.util.Set;

/** How a filter compares; written in brackets behind the field: {@code price[gte]=10}. */
public enum Operator {
  /** Equal; also without brackets: {@code sku=A1}. */
  EQ("="),
  /** Not equal. */
  NE("<>"),
  /** Greater. */
  GT(">"),
  /** Greater or equal. */
  GTE(">="),
  /** Less. */
  LT("<"),
  /** Less or equal. */
  LTE("<="),
  /** One of several, separated by commas. */
  IN("= ANY"),
  /** Contains the text, whatever its case. */
  CONTAINS("ILIKE");

  static final Set<Operator> ORDERED = Set.of(EQ, NE, GT, GTE, LT, LTE, IN);

  private final String sql;

  Operator(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }

  /** The name in a request. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
