package io.bedloe.reports;

import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.reports.SalesQuery.Grouping;
import io.bedloe.reports.SalesReport.CustomerKey;
import io.bedloe.reports.SalesReport.ProductKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Computes the sales report, in one statement. Three things move money: a sale when it was placed,
 * unless it came to nothing; a credit note when it was written; a return of an order when it came
 * back.
 */
@ApplicationScoped
public class SalesFigures {

  /** More is no report for people, and too much for one answer. */
  static final int MOST_ROWS = 50_000;

  private static final String MOVES =
      """
      WITH moves AS (
        SELECT o.id AS sale_id, o.country, o.customer_id, l.product_id, o.placed_at AS at,
          l.quantity AS units, l.total_minor AS gross, 0::bigint AS returned
        FROM orders o JOIN order_lines l ON l.order_id = o.id
        WHERE o.kind = 'SALE' AND o.status NOT IN ('CANCELLED', 'EXPIRED')
          AND o.currency = ? AND o.placed_at >= ? AND o.placed_at < ?
        UNION ALL
        SELECT NULL, o.country, o.customer_id, l.product_id, o.placed_at, 0, 0, l.total_minor
        FROM orders o JOIN order_lines l ON l.order_id = o.id
        WHERE o.kind = 'CREDIT_NOTE'
          AND o.currency = ? AND o.placed_at >= ? AND o.placed_at < ?
        UNION ALL
        SELECT NULL, o.country, o.customer_id, l.product_id, r.at, 0, 0, r.amount_minor
        FROM order_returns r
        JOIN orders o ON o.id = r.order_id
        JOIN order_lines l ON l.id = r.line_id
        WHERE o.currency = ? AND r.at >= ? AND r.at < ?),
      grouped AS (
        SELECT %s count(DISTINCT sale_id) AS orders, sum(units)::bigint AS units,
          sum(gross)::bigint AS gross, sum(returned)::bigint AS returned
        FROM moves GROUP BY %s)
      SELECT g.* %s FROM grouped g %s ORDER BY %s LIMIT ?""";

  private final Sql sql;

  @Inject
  public SalesFigures(Sql sql) {
    this.sql = sql;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected SalesFigures() {
    this.sql = null;
  }

  SalesReport of(SalesQuery query) {
    var currency = query.currency() == null ? theOnlyCurrency() : query.currency();
    if (currency == null) {
      return new SalesReport(null, List.of());
    }
    var rows =
        sql.list(
            statement(query.keys()),
            row -> read(row, query.keys(), currency),
            currency.getCurrencyCode(),
            query.from(),
            query.to(),
            currency.getCurrencyCode(),
            query.from(),
            query.to(),
            currency.getCurrencyCode(),
            query.from(),
            query.to(),
            MOST_ROWS + 1);
    if (rows.size() > MOST_ROWS) {
      throw Rejected.because(
          ReportRule.REPORT_TOO_LARGE,
          "It has more than %d rows; ask for a shorter time or group by less."
              .formatted(MOST_ROWS));
    }
    return new SalesReport(currency.getCurrencyCode(), rows);
  }

  /** Reports are in one currency; where there are several, the caller has to choose. */
  private @Nullable Currency theOnlyCurrency() {
    var currencies =
        sql.list("SELECT DISTINCT currency FROM orders ORDER BY 1", row -> row.text("currency"));
    if (currencies.size() > 1) {
      throw Rejected.because(
          ReportRule.INVALID_REPORT_REQUEST,
          "The query parameters have faults.",
          List.of(
              new Fault("currency", "required", "orders are in " + String.join(", ", currencies))));
    }
    return currencies.isEmpty() ? null : Money.currency(currencies.get(0));
  }

  static String statement(Set<Grouping> keys) {
    var grouped =
        keys.stream()
            .map(key -> expression(key) + " AS " + column(key))
            .collect(Collectors.joining(", "));
    return MOVES.formatted(
        grouped + ",",
        keys.stream().map(SalesFigures::expression).collect(Collectors.joining(", ")),
        keys.stream().map(SalesFigures::shown).collect(Collectors.joining()),
        keys.stream().map(SalesFigures::join).collect(Collectors.joining(" ")),
        keys.stream().map(SalesFigures::order).collect(Collectors.joining(", ")));
  }

  private static String expression(Grouping key) {
    return key == Grouping.MONTH ? "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM')" : column(key);
  }

  private static String column(Grouping key) {
    return switch (key) {
      case COUNTRY -> "country";
      case MONTH -> "month";
      case PRODUCT -> "product_id";
      case CUSTOMER -> "customer_id";
    };
  }

  private static String shown(Grouping key) {
    return switch (key) {
      case COUNTRY, MONTH -> "";
      case PRODUCT -> ", p.sku, p.name AS product_name";
      case CUSTOMER -> ", c.external_reference AS customer_reference, c.name AS customer_name";
    };
  }

  private static String join(Grouping key) {
    return switch (key) {
      case COUNTRY, MONTH -> "";
      case PRODUCT -> "JOIN products p ON p.id = g.product_id";
      case CUSTOMER -> "LEFT JOIN customers c ON c.id = g.customer_id";
    };
  }

  private static String order(Grouping key) {
    return switch (key) {
      case COUNTRY -> "g.country NULLS LAST";
      case MONTH -> "g.month";
      case PRODUCT -> "p.sku, g.product_id";
      case CUSTOMER -> "c.name NULLS LAST, g.customer_id";
    };
  }

  private static SalesReport.Row read(Row row, Set<Grouping> keys, Currency currency) {
    var gross = new Money(row.number("gross"), currency);
    var returned = new Money(row.number("returned"), currency);
    return new SalesReport.Row(
        keys.contains(Grouping.COUNTRY) ? row.textOrNull("country") : null,
        keys.contains(Grouping.MONTH) ? row.text("month") : null,
        keys.contains(Grouping.PRODUCT)
            ? new ProductKey(row.uuid("product_id"), row.text("sku"), row.text("product_name"))
            : null,
        keys.contains(Grouping.CUSTOMER) ? customer(row) : null,
        row.number("orders"),
        row.number("units"),
        gross,
        returned,
        gross.minus(returned));
  }

  private static @Nullable CustomerKey customer(Row row) {
    var id = row.uuidOrNull("customer_id");
    return id == null
        ? null
        : new CustomerKey(id, row.textOrNull("customer_reference"), row.text("customer_name"));
  }
}
