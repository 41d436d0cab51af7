package io.bedloe.commerce.orders.data;

import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/**
 * The summarized days of the sales report. A day is closed when no transaction can add to it any
 * more without marking it as stale; only closed days are summarized.
 */
@ApplicationScoped
public class SalesDays {

  /**
   * Days that have not ended more than an hour ago were closed while the clock was fast. They are
   * opened again, because sales of now do not mark them as stale.
   */
  private static final String REOPEN =
      """
      UPDATE sales_summary s SET summarized_before = least(s.summarized_before, n.day),
        closed_before = least(s.closed_before, n.day), closing_before = NULL, closing_xid = NULL
      FROM (
        SELECT ((statement_timestamp() - interval '1 hour') AT TIME ZONE 'UTC')::date AS day) n
      WHERE greatest(s.summarized_before, s.closed_before, s.closing_before) > n.day""";

  /**
   * All transactions that could add to the days without marking them as stale have ended. A number
   * that no transaction has had yet comes from the database that this one was restored from.
   */
  private static final String CLOSE =
      """
      UPDATE sales_summary SET closed_before = closing_before, closing_before = NULL,
        closing_xid = NULL
      WHERE closing_xid <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        OR closing_xid >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint""";

  /**
   * Remembers which transactions have to end: those with a lower number than its own. A transaction
   * that wrote a sale of these days without marking it as stale did so an hour after the day at the
   * latest, so that it got its number before this statement began. This transaction may not have
   * got its own number before: nothing else is written in it.
   */
  private static final String BEGIN_TO_CLOSE =
      """
      UPDATE sales_summary s SET closing_before = n.day,
        closing_xid = pg_current_xact_id()::text::bigint
      FROM (
        SELECT ((statement_timestamp() - interval '1 hour') AT TIME ZONE 'UTC')::date AS day) n
      WHERE s.closing_before IS NULL AND s.closed_before < n.day""";

  private static final String STALE =
      """
      SELECT DISTINCT t.day::text AS day FROM sales_stale_days t, sales_summary s
      WHERE t.day < s.summarized_before ORDER BY 1 LIMIT ?""";

  /** Before the first sale there is nothing to summarize. */
  private static final String NEXT =
      """
      SELECT greatest(s.summarized_before, f.day)::text AS first,
        least(s.closed_before, greatest(s.summarized_before, f.day) + ?)::text AS before
      FROM sales_summary s, (
        SELECT (least(
          (SELECT min(confirmed_at) FROM orders WHERE confirmed_at IS NOT NULL),
          (SELECT min(placed_at) FROM orders WHERE kind = 'CREDIT_NOTE'),
          (SELECT min(at) FROM order_returns)) AT TIME ZONE 'UTC')::date AS day) f
      WHERE f.day IS NOT NULL AND greatest(s.summarized_before, f.day) < s.closed_before""";

  private static final String SUMMARIZE =
      """
      WITH days AS (SELECT unnest(?::date[]) AS day),
      forgotten AS (DELETE FROM sales_stale_days WHERE day IN (SELECT day FROM days)),
      windows AS (
        SELECT day::timestamp AT TIME ZONE 'UTC' AS since,
          (day + 1)::timestamp AT TIME ZONE 'UTC' AS before
        FROM days)
      INSERT INTO sales_days (day, currency, country, orders, units, gross_minor,
        cancelled_orders, cancelled_minor, returned_minor)
      SELECT (m.at AT TIME ZONE 'UTC')::date, m.currency, m.country, sum(m.orders), sum(m.units),
        sum(m.gross), sum(m.cancelled_orders), sum(m.cancelled), sum(m.returned)
      FROM (
      %s
      ) m GROUP BY 1, 2, 3"""
          .formatted(SalesRows.OF_WINDOWS);

  private final Sql sql;

  @Inject
  public SalesDays(Sql sql) {
    this.sql = sql;
  }

  private record Days(LocalDate first, LocalDate before) {}

  /** Closes the days that ended more than an hour ago, in two calls with some time between them. */
  public void closeDays() {
    if (sql.update(REOPEN) == 0 && sql.update(CLOSE) == 0) {
      sql.update(BEGIN_TO_CLOSE);
    }
  }

  /**
   * Summarizes stale days again, or else the next days that are closed.
   *
   * @param most how many days
   * @return whether there may be more to do; false while another server or an import writes
   */
  public boolean summarizeNext(int most) {
    if (!hasLocked()) {
      return false;
    }
    var stale = sql.list(STALE, row -> LocalDate.parse(row.text("day")), most);
    if (!stale.isEmpty()) {
      summarize(stale);
      return true;
    }
    var next = sql.one(NEXT, SalesDays::days, most);
    next.ifPresent(
        days -> {
          summarize(days.first().datesUntil(days.before()).toList());
          sql.update(
              "UPDATE sales_summary SET summarized_before = ?::date", days.before().toString());
        });
    return next.isPresent();
  }

  /** Late writers hold the lock shared, and a new statement sees all that they have committed. */
  private boolean hasLocked() {
    return sql.single(
        "SELECT pg_try_advisory_xact_lock(hashtextextended('sales_days', 0)) AS locked",
        row -> row.flag("locked"));
  }

  private static Days days(Row row) {
    return new Days(LocalDate.parse(row.text("first")), LocalDate.parse(row.text("before")));
  }

  private void summarize(List<LocalDate> days) {
    var names = days.stream().map(LocalDate::toString).toArray(String[]::new);
    sql.update("DELETE FROM sales_days WHERE day = ANY (?::date[])", (Object) names);
    sql.update(SUMMARIZE, (Object) names);
  }
}
