package io.bedloe.commerce.orders.data;

import io.bedloe.commerce.orders.SalesMoves;
import io.bedloe.platform.lists.Condition;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queries behind {@link SalesMoves}. */
public final class SalesRows {

  private static final String MOVES =
      """
        SELECT o.id AS sale_id, NULL::uuid AS cancelled_id, o.currency, o.status AS state,
          o.country, o.customer_id, l.product_id, o.confirmed_at AS at, l.quantity AS units,
          l.total_minor AS gross, 0::bigint AS cancelled, 0::bigint AS returned
        FROM orders o JOIN order_lines l ON l.order_id = o.id
        WHERE o.kind = 'SALE' AND o.confirmed_at >= ? AND o.confirmed_at < ? AND %1$s
        UNION ALL
        SELECT NULL, o.id, o.currency, o.status, o.country, o.customer_id, l.product_id,
          o.cancelled_at, 0, 0, l.total_minor, 0
        FROM orders o JOIN order_lines l ON l.order_id = o.id
        WHERE o.kind = 'SALE' AND o.confirmed_at IS NOT NULL
          AND o.cancelled_at >= ? AND o.cancelled_at < ? AND %1$s
        UNION ALL
        SELECT NULL, NULL, o.currency, o.status, o.country, o.customer_id, l.product_id,
          o.placed_at, 0, 0, 0, l.total_minor
        FROM orders o JOIN order_lines l ON l.order_id = o.id
        WHERE o.kind = 'CREDIT_NOTE' AND o.placed_at >= ? AND o.placed_at < ? AND %1$s
        UNION ALL
        SELECT NULL, NULL, o.currency, o.status, o.country, o.customer_id, l.product_id,
          r.at, 0, 0, 0, r.amount_minor
        FROM order_returns r
        JOIN orders o ON o.id = r.order_id
        JOIN order_lines l ON l.id = r.line_id
        WHERE r.at >= ? AND r.at < ? AND %1$s""";

  /** How many parts of the query have a period and the condition on lines. */
  private static final int PARTS = 4;

  /**
   * The moves of the periods {@code windows (since, before)}, one for each order. The inner queries
   * are not merged with the outer ones (OFFSET 0), so that each reads an index of the time.
   */
  static final String OF_WINDOWS =
      """
        SELECT 1::bigint AS orders, 0::bigint AS cancelled_orders, o.currency, o.country, o.at,
          l.units, l.total AS gross, 0::bigint AS cancelled, 0::bigint AS returned
        FROM windows w CROSS JOIN LATERAL (
          SELECT id, currency, country, confirmed_at AS at FROM orders
          WHERE kind = 'SALE' AND confirmed_at >= w.since AND confirmed_at < w.before OFFSET 0) o
        CROSS JOIN LATERAL (
          SELECT sum(quantity)::bigint AS units, sum(total_minor)::bigint AS total
          FROM order_lines WHERE order_id = o.id) l
        UNION ALL
        SELECT 0, 1, o.currency, o.country, o.at, 0, 0, l.total, 0
        FROM windows w CROSS JOIN LATERAL (
          SELECT id, currency, country, cancelled_at AS at FROM orders
          WHERE kind = 'SALE' AND confirmed_at IS NOT NULL
            AND cancelled_at >= w.since AND cancelled_at < w.before OFFSET 0) o
        CROSS JOIN LATERAL (
          SELECT sum(total_minor)::bigint AS total FROM order_lines WHERE order_id = o.id) l
        UNION ALL
        SELECT 0, 0, o.currency, o.country, o.at, 0, 0, 0, l.total
        FROM windows w CROSS JOIN LATERAL (
          SELECT id, currency, country, placed_at AS at FROM orders
          WHERE kind = 'CREDIT_NOTE' AND placed_at >= w.since AND placed_at < w.before OFFSET 0) o
        CROSS JOIN LATERAL (
          SELECT sum(total_minor)::bigint AS total FROM order_lines WHERE order_id = o.id) l
        UNION ALL
        SELECT 0, 0, o.currency, o.country, r.at, 0, 0, 0, r.amount_minor
        FROM windows w CROSS JOIN LATERAL (
          SELECT order_id, at, amount_minor FROM order_returns
          WHERE at >= w.since AND at < w.before OFFSET 0) r
        JOIN orders o ON o.id = r.order_id""";

  /**
   * The moves of a period, of summarized days where a day of UTC lies in the period, in one group
   * of the report and is not stale, and of the orders for the rest. One statement reads both, so
   * that they are of the same moment. Earlier days than those of 20 years are read from the orders:
   * one order with a wrong year would otherwise add a row to the series for each day since.
   */
  private static final String OF_DAYS =
      """
        WITH asked AS (
          SELECT ?::timestamptz AS since, ?::timestamptz AS before, ?::text AS zone,
            ?::text AS format, ?::text AS currency),
        summarized AS (
          SELECT s.summarized_before,
            greatest(d.first, (s.summarized_before - interval '20 years')::date) AS first
          FROM sales_summary s, (SELECT min(day) AS first FROM sales_days) d
          WHERE d.first IS NOT NULL),
        days AS (
          SELECT d.day::date AS day, d.day::timestamp AT TIME ZONE 'UTC' AS since,
            (d.day + interval '1 day')::timestamp AT TIME ZONE 'UTC' AS before
          FROM asked a, summarized s, generate_series(
            greatest(s.first, (a.since AT TIME ZONE 'UTC')::date)::timestamp,
            least(s.summarized_before, (a.before AT TIME ZONE 'UTC')::date + 1)::timestamp
              - interval '1 day',
            interval '1 day') AS d (day)
          WHERE s.summarized_before > s.first),
        checked AS MATERIALIZED (
          SELECT d.day, d.since, d.before,
            d.since >= a.since AND d.before <= a.before
              AND to_char(d.since AT TIME ZONE a.zone, a.format)
                = to_char((d.before - interval '1 microsecond') AT TIME ZONE a.zone, a.format)
              AND NOT EXISTS (SELECT FROM sales_stale_days t WHERE t.day = d.day) AS usable
          FROM days d, asked a),
        windows AS MATERIALIZED (
          SELECT greatest(c.since, a.since) AS since, least(c.before, a.before) AS before
          FROM checked c, asked a WHERE NOT c.usable
          UNION ALL
          SELECT a.since, least(a.before, coalesce((SELECT min(since) FROM checked), a.before))
          FROM asked a
          UNION ALL
          SELECT greatest(a.since, (SELECT max(before) FROM checked)), a.before FROM asked a
          WHERE EXISTS (SELECT FROM checked))
        SELECT m.* FROM (
      %s
        ) m, asked a WHERE a.currency IS NULL OR m.currency = a.currency
        UNION ALL
        SELECT d.orders, d.cancelled_orders, d.currency, d.country, c.since, d.units,
          d.gross_minor, d.cancelled_minor, d.returned_minor
        FROM checked c JOIN sales_days d ON d.day = c.day, asked a
        WHERE c.usable AND (a.currency IS NULL OR d.currency = a.currency)"""
          .formatted(OF_WINDOWS);

  private SalesRows() {}

  /** The moves of a period. */
  public static SalesMoves between(Instant from, Instant to, Condition lines) {
    List<@Nullable Object> parameters = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      parameters.add(from);
      parameters.add(to);
      parameters.addAll(lines.parameters());
    }
    return new SalesMoves(
        MOVES.formatted(lines.sql()),
        parameters,
        "count(DISTINCT sale_id)",
        "count(DISTINCT cancelled_id)");
  }

  /** The moves of a period, of days where that is possible. */
  public static SalesMoves ofDays(
      Instant from, Instant to, ZoneId zone, String format, @Nullable Currency currency) {
    List<@Nullable Object> parameters = new ArrayList<>(List.of(from, to, zone.getId(), format));
    parameters.add(currency == null ? null : currency.getCurrencyCode());
    return new SalesMoves(
        OF_DAYS, parameters, "sum(orders)::bigint", "sum(cancelled_orders)::bigint");
  }
}
