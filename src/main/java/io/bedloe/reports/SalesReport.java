package io.bedloe.reports;

import io.bedloe.kernel.Money;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was sold, cancelled and returned, in one currency or, grouped by it, in several.
 *
 * @param currency ISO 4217; absent when nobody asked for one and there is no order yet, and when
 *     the report is grouped by currency
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
   * @param currency ISO 4217
   * @param state of the orders as they are today
   * @param country ISO 3166-1 alpha-2, of the order
   * @param year such as 2026; it and the next three in the report's time zone: of a sale when it
   *     was confirmed, of a cancellation when it was cancelled, of a return when it came back
   * @param month such as 2026-03
   * @param week as ISO 8601 counts them, such as 2026-W09
   * @param day such as 2026-03-01
   * @param orders how many sales were confirmed; credit notes do not count
   * @param units how many pieces were sold
   * @param gross what was sold
   * @param cancelledOrders how many confirmed sales were cancelled
   * @param cancelled what the cancelled sales were worth
   * @param returned what came back: credit notes, and returns of orders
   * @param net gross less cancelled and returned
   */
  public record Row(
      @Schema(
              description = "The currency of the orders, when the report is grouped by it.",
              examples = "GBP")
          @Nullable String currency,
      @Schema(
              description = "The state of the orders today, when the report is grouped by it.",
              examples = "CONFIRMED")
          @Nullable String state,
      @Nullable String country,
      @Schema(
              description = "The year in the report's time zone, when it is grouped by years.",
              examples = "2026")
          @Nullable String year,
      @Nullable String month,
      @Schema(
              description =
                  "The ISO 8601 week in the report's time zone, when it is grouped by weeks.",
              examples = "2026-W47")
          @Nullable String week,
      @Schema(
              description = "The day in the report's time zone, when it is grouped by days.",
              examples = "2026-11-21")
          @Nullable String day,
      @Nullable ProductKey product,
      @Nullable CustomerKey customer,
      long orders,
      long units,
      Money gross,
      @Schema(description = "How many confirmed sales were cancelled.", examples = "1")
          long cancelledOrders,
      @Schema(description = "What the cancelled sales were worth.") Money cancelled,
      Money returned,
      Money net) {}

  /** A product, as it is called today. */
  public record ProductKey(UUID id, String sku, String name) {}

  /** A customer, as they are called today. */
  public record CustomerKey(UUID id, @Nullable String externalReference, String name) {}
}
