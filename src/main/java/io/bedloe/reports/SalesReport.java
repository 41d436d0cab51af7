package io.bedloe.reports;

import io.bedloe.kernel.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was sold and what came back, in one currency.
 *
 * @param currency ISO 4217; absent when nobody asked for one and there is no order yet
 * @param rows sorted by what they are grouped by
 */
public record SalesReport(@Nullable String currency, List<Row> rows) {

  public SalesReport {
    rows = List.copyOf(rows);
  }

  /**
   * The figures of one group. A key is absent when the report is not grouped by it, or when the
   * orders have none: no known country, or no customer.
   *
   * @param country ISO 3166-1 alpha-2, of the order
   * @param month in UTC: of a sale when it was placed, of a return when it came back
   * @param orders how many sales; credit notes do not count
   * @param units how many pieces were sold
   * @param gross what was sold
   * @param returned what came back: credit notes, and returns of orders
   * @param net gross less returned
   */
  public record Row(
      @Nullable String country,
      @Nullable String month,
      @Nullable ProductKey product,
      @Nullable CustomerKey customer,
      long orders,
      long units,
      Money gross,
      Money returned,
      Money net) {}

  /** A product, as it is called today. */
  public record ProductKey(UUID id, String sku, String name) {}

  /** A customer, as they are called today. */
  public record CustomerKey(UUID id, @Nullable String externalReference, String name) {}
}
