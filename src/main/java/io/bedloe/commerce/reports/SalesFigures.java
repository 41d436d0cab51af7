package io.bedloe.commerce.reports;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.reports.SalesQuery.Grouping;
import io.bedloe.commerce.reports.SalesReport.CustomerKey;
import io.bedloe.commerce.reports.SalesReport.ProductKey;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Computes the sales report, in one statement ({@link SalesStatement}). */
@ApplicationScoped
public class SalesFigures {

  /** A larger report is not useful for people, and too large for one response. */
  static final int MOST_ROWS = 50_000;

  /** The part of a period in which a report that is too large is recognized without the rest. */
  private static final Duration FIRST_CHECKED = Duration.ofDays(30);

  private final Sql sql;
  private final VisibleSales visible;
  private final Clock clock;

  @Inject
  public SalesFigures(Sql sql, VisibleSales visible, Clock clock) {
    this.sql = sql;
    this.visible = visible;
    this.clock = clock;
  }

  /** Computes the sales that the caller may see. */
  SalesReport compute(SalesQuery query, Caller caller) {
    return compute(query, caller, null);
  }

  /**
   * Computes the sales that the caller may see.
   *
   * @param limit how long a statement may take; null for the limit of requests
   */
  SalesReport compute(SalesQuery query, Caller caller, @Nullable Duration limit) {
    visible.mustAllow(query.keys(), caller);
    mustBeKnown(query);
    boolean inAll = query.keys().contains(Grouping.CURRENCY) && query.currency() == null;
    var currency = inAll || query.currency() != null ? query.currency() : onlyCurrency(caller);
    if (currency == null && !inAll) {
      return new SalesReport(null, List.of());
    }
    var lines = visible.ofLines(caller);
    var asked = query.in(currency);
    boolean ofDays = lines.equals(Condition.TRUE) && SalesStatement.canReadDays(asked);
    if (!ofDays) {
      // Reading the last month takes a tenth of a second where all orders take ten.
      var last = asked.ofLast(FIRST_CHECKED, clock.instant());
      mustNotBeTooLarge(
          list(SalesStatement.ofLines(last, lines, MOST_ROWS + 1), row -> Boolean.TRUE, limit));
    }
    var rows =
        list(
            ofDays
                ? SalesStatement.ofDays(asked, MOST_ROWS + 1)
                : SalesStatement.ofLines(asked, lines, MOST_ROWS + 1),
            row -> read(row, query),
            limit);
    mustNotBeTooLarge(rows);
    return new SalesReport(currency == null ? null : currency.getCurrencyCode(), rows);
  }

  private <T> List<T> list(
      SalesStatement statement, Function<Row, T> reading, @Nullable Duration limit) {
    var parameters = statement.parameters().toArray();
    return limit == null
        ? sql.list(statement.sql(), reading, parameters)
        : sql.listWithin(limit, statement.sql(), reading, parameters);
  }

  private static void mustNotBeTooLarge(List<?> rows) {
    if (rows.size() > MOST_ROWS) {
      throw Rejected.because(
          ReportRule.REPORT_TOO_LARGE,
          "The report has more than %d rows; request a shorter period or group by less."
              .formatted(MOST_ROWS));
    }
  }

  /** Java and the database have separate time zone data, which may differ in age. */
  private void mustBeKnown(SalesQuery query) {
    var zone = query.zone().getId();
    if (!query.zone().equals(SalesQuery.UTC)
        && sql.one(
                "SELECT name FROM pg_timezone_names WHERE name = ?", row -> row.text("name"), zone)
            .isEmpty()) {
      throw Rejected.because(
          ReportRule.INVALID_REPORT_REQUEST,
          "The query parameters are not valid.",
          List.of(SalesQuery.notAZone().at("zone")));
    }
  }

  /** A report has one currency; when there are several, the caller has to choose one. */
  private @Nullable Currency onlyCurrency(Caller caller) {
    var currencies = visible.currencies(caller);
    if (currencies.size() > 1) {
      throw Rejected.because(
          ReportRule.INVALID_REPORT_REQUEST,
          "The query parameters are not valid.",
          List.of(
              new Fault(
                  "currency",
                  "required",
                  "orders are in %s; choose one, or group by currency"
                      .formatted(String.join(", ", currencies)))));
    }
    return currencies.isEmpty() ? null : Money.currency(currencies.get(0));
  }

  private static SalesReport.Row read(Row row, SalesQuery query) {
    var currency = Money.currency(row.text("currency"));
    var gross = new Money(row.number("gross"), currency);
    var cancelled = new Money(row.number("cancelled"), currency);
    var returned = new Money(row.number("returned"), currency);
    return new SalesReport.Row(
        key(row, query, Grouping.CURRENCY),
        key(row, query, Grouping.STATE),
        key(row, query, Grouping.COUNTRY),
        key(row, query, Grouping.YEAR),
        key(row, query, Grouping.MONTH),
        key(row, query, Grouping.WEEK),
        key(row, query, Grouping.DAY),
        query.keys().contains(Grouping.PRODUCT)
            ? new ProductKey(
                row.id("product_id", ProductId::new), row.text("sku"), row.text("product_name"))
            : null,
        query.keys().contains(Grouping.CUSTOMER) ? customer(row) : null,
        row.number("orders"),
        row.number("units"),
        gross,
        row.number("cancelled_orders"),
        cancelled,
        returned,
        gross.minus(cancelled).minus(returned));
  }

  private static @Nullable String key(Row row, SalesQuery query, Grouping key) {
    return query.keys().contains(key) ? row.textOrNull(key.code()) : null;
  }

  private static @Nullable CustomerKey customer(Row row) {
    var id = row.idOrNull("customer_id", CustomerId::new);
    return id == null
        ? null
        : new CustomerKey(id, row.textOrNull("customer_reference"), row.text("customer_name"));
  }
}
