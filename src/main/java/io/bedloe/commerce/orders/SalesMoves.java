package io.bedloe.commerce.orders;

import io.bedloe.commerce.orders.data.SalesRows;
import io.bedloe.platform.lists.Condition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The read model of sales: a query with a row for each line of an order that moves money. Four
 * events do: a sale when it was confirmed; its cancellation when it was cancelled; a credit note
 * when it was written; a return of an order when the goods came back. An order that is not
 * confirmed is no sale, and neither is its cancellation.
 *
 * <p>Its columns are {@code sale_id} and {@code cancelled_id} (the order, when the row is a sale or
 * a cancellation), {@code currency}, {@code state}, {@code country}, {@code customer_id}, {@code
 * product_id}, {@code at}, {@code units}, and in minor units {@code gross}, {@code cancelled} and
 * {@code returned}.
 *
 * @param sql a SELECT with {@code ?} for each parameter
 */
public record SalesMoves(String sql, List<@Nullable Object> parameters) {

  /**
   * The moves of a period.
   *
   * @param to the first moment after the period
   * @param lines which lines count, of orders under the alias {@code o} with lines {@code l}
   */
  public static SalesMoves between(Instant from, Instant to, Condition lines) {
    return SalesRows.between(from, to, lines);
  }
}
