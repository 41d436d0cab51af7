package io.bedloe.commerce.reports;

import io.bedloe.commerce.orders.SalesMoves;
import io.bedloe.commerce.reports.SalesQuery.Grouping;
import io.bedloe.platform.lists.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SQL statement of a sales report, over the read model {@link SalesMoves} of the orders.
 *
 * @param sql the statement, with {@code ?} for each parameter
 */
record SalesStatement(String sql, List<@Nullable Object> parameters) {

  private static final String MOVES =
      """
      WITH moves AS (%1$s),
      dated AS (SELECT m.*, m.at AT TIME ZONE ? AS local FROM moves m),
      grouped AS (
        SELECT %2$s, %7$s AS orders, sum(units)::bigint AS units,
          sum(gross)::bigint AS gross, %8$s AS cancelled_orders,
          sum(cancelled)::bigint AS cancelled, sum(returned)::bigint AS returned
        FROM dated GROUP BY %3$s)
      SELECT g.* %4$s FROM grouped g %5$s ORDER BY %6$s LIMIT ?""";

  /** Groups that summarized days do not have. */
  private static final Set<Grouping> OF_LINES =
      Set.of(Grouping.STATE, Grouping.PRODUCT, Grouping.CUSTOMER);

  /** A format whose text is always the same. */
  private static final String ANY_TIME = "-";

  /**
   * Builds a statement over the lines of orders.
   *
   * @param lines the condition on the lines that count, for orders {@code o} with lines {@code l}
   * @param most the maximum number of rows
   */
  static SalesStatement ofLines(SalesQuery query, Condition lines, int most) {
    var currency = query.currency();
    var counted =
        currency == null
            ? lines
            : Condition.all(
                List.of(Condition.of("o.currency = ?", currency.getCurrencyCode()), lines));
    return of(query, SalesMoves.between(query.from(), query.to(), counted), most);
  }

  /** Returns whether a report of all orders can be read from summarized days. */
  static boolean canReadDays(SalesQuery query) {
    return Collections.disjoint(query.keys(), OF_LINES);
  }

  /** Builds a statement over summarized days of all orders. */
  static SalesStatement ofDays(SalesQuery query, int most) {
    var formats =
        query.keys().stream()
            .map(SalesStatement::format)
            .filter(format -> !format.isEmpty())
            .collect(Collectors.joining(" "));
    return of(
        query,
        SalesMoves.ofDays(
            query.from(),
            query.to(),
            query.zone(),
            formats.isEmpty() ? ANY_TIME : formats,
            query.currency()),
        most);
  }

  private static SalesStatement of(SalesQuery query, SalesMoves moves, int most) {
    // Sums over several currencies have no meaning, so the currency is always one of the keys.
    var keys = new LinkedHashSet<Grouping>();
    keys.add(Grouping.CURRENCY);
    keys.addAll(query.keys());
    List<@Nullable Object> parameters = new ArrayList<>(moves.parameters());
    parameters.add(query.zone().getId());
    parameters.add(most);
    return new SalesStatement(
        MOVES.formatted(
            moves.sql(),
            joined(keys, ", ", key -> expression(key) + " AS " + column(key)),
            joined(keys, ", ", SalesStatement::expression),
            joined(keys, "", SalesStatement::shown),
            joined(keys, " ", SalesStatement::join),
            joined(keys, ", ", SalesStatement::order),
            moves.orders(),
            moves.cancelledOrders()),
        parameters);
  }

  private static String joined(
      Set<Grouping> keys, String between, java.util.function.Function<Grouping, String> part) {
    return keys.stream().map(part).collect(Collectors.joining(between));
  }

  private static String expression(Grouping key) {
    var format = format(key);
    return format.isEmpty() ? column(key) : "to_char(local, '%s')".formatted(format);
  }

  private static String format(Grouping key) {
    return switch (key) {
      case YEAR -> "YYYY";
      case MONTH -> "YYYY-MM";
      case WEEK -> "IYYY-\"W\"IW";
      case DAY -> "YYYY-MM-DD";
      case CURRENCY, STATE, COUNTRY, PRODUCT, CUSTOMER -> "";
    };
  }

  private static String column(Grouping key) {
    return switch (key) {
      case PRODUCT -> "product_id";
      case CUSTOMER -> "customer_id";
      case CURRENCY, STATE, COUNTRY, YEAR, MONTH, WEEK, DAY -> key.code();
    };
  }

  private static String shown(Grouping key) {
    return switch (key) {
      case PRODUCT -> ", p.sku, p.name AS product_name";
      case CUSTOMER -> ", c.external_reference AS customer_reference, c.name AS customer_name";
      case CURRENCY, STATE, COUNTRY, YEAR, MONTH, WEEK, DAY -> "";
    };
  }

  private static String join(Grouping key) {
    return switch (key) {
      case PRODUCT -> "JOIN products p ON p.id = g.product_id";
      case CUSTOMER -> "LEFT JOIN customers c ON c.id = g.customer_id";
      case CURRENCY, STATE, COUNTRY, YEAR, MONTH, WEEK, DAY -> "";
    };
  }

  private static String order(Grouping key) {
    return switch (key) {
      case PRODUCT -> "p.sku, g.product_id";
      case CUSTOMER -> "c.name NULLS LAST, g.customer_id";
      case CURRENCY, STATE, COUNTRY, YEAR, MONTH, WEEK, DAY -> "g." + key.code() + " NULLS LAST";
    };
  }
}
