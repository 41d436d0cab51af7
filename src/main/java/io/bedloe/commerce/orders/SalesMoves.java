package io.bedloe.commerce.orders;

import io.bedloe.commerce.orders.data.SalesRows;
import io.bedloe.platform.lists.Condition;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The read model of sales: a query with rows that move money. Four events do: a sale when it was
 * confirmed; its cancellation when it was cancelled; a credit note when it was written; a return of
 * an order when the goods came back. An order that is not confirmed is no sale, and neither is its
 * cancellation.
 *
 * <p>Its columns are {@code currency}, {@code country}, {@code at}, {@code units}, and in minor
 * units {@code gross}, {@code cancelled} and {@code returned}. {@link #between} has a row for each
 * line of an order, and also {@code state}, {@code customer_id} and {@code product_id}. {@link
 * #ofDays} has sums of days where it can.
 *
 * @param sql a SELECT with {@code ?} for each parameter
 * @param orders the aggregate expression that counts sales
 * @param cancelledOrders the aggregate expression that counts cancellations
 */
public record SalesMoves(
    String sql, List<@Nullable Object> parameters, String orders, String cancelledOrders) {

  /**
   * The moves of a period, line by line.
   *
   * @param to the first moment after the period
   * @param lines which lines count, of orders under the alias {@code o} with lines {@code l}
   */
  public static SalesMoves between(Instant from, Instant to, Condition lines) {
    return SalesRows.between(from, to, lines);
  }

  /**
   * The moves of a period, of all orders.
   *
   * @param to the first moment after the period
   * @param zone the time zone of {@code format}
   * @param format the format of {@code to_char} that gives all moments of a group the same text; a
   *     day that has several is read from its orders
   * @param currency the currency; null for all
   */
  public static SalesMoves ofDays(
      Instant from, Instant to, ZoneId zone, String format, @Nullable Currency currency) {
    return SalesRows.ofDays(from, to, zone, format, currency);
  }
}
