package io.bedloe.commerce.reports;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.kernel.Money;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The quantities and amounts sold, cancelled and returned; in one currency or, grouped by currency,
 * in several.
 *
 * @param currency the ISO 4217 code; absent when none was requested and there is no order yet, and
 *     when the report is grouped by currency
 * @param rows the rows, sorted by their keys
 */
@Schema(description = "A report of sales.")
public record SalesReport(
    @Schema(
            description =
                "The currency of all amounts as an ISO 4217 code; absent when there is no order, and"
                    + " when the report is grouped by currency.",
            examples = "GBP")
        @Nullable String currency,
    @Schema(description = "The rows, one for each combination of the keys in `groupBy`.")
        List<Row> rows) {

  public SalesReport {
    rows = List.copyOf(rows);
  }

  /**
   * The figures of one group. A key is absent when the report is not grouped by it, or when the
   * orders have no value for it (no known country, no customer).
   *
   * @param currency ISO 4217
   * @param state the current status of the orders
   * @param country the ISO 3166-1 alpha-2 code of the order
   * @param year the year, such as 2026. Years, months, weeks and days are in the report's time
   *     zone: those of the confirmation of a sale, of a cancellation, or of a return
   * @param month the month, such as 2026-03
   * @param week the ISO 8601 week, such as 2026-W09
   * @param day the day, such as 2026-03-01
   * @param orders the number of confirmed sales; credit notes do not count
   * @param units the number of pieces sold
   * @param gross the value of the sales
   * @param cancelledOrders the number of confirmed sales that were cancelled
   * @param cancelled the value of the cancelled sales
   * @param returned the value of credit notes and of returned goods
   * @param net gross − cancelled − returned
   */
  @Schema(description = "A row of a report of sales.")
  public record Row(
      @Schema(
              description = "The currency of the orders, when the report is grouped by it.",
              examples = "GBP")
          @Nullable String currency,
      @Schema(
              description = "The state of the orders today, when the report is grouped by it.",
              examples = "CONFIRMED")
          @Nullable String state,
      @Schema(description = "The country, when the report is grouped by it.", examples = "GB")
          @Nullable String country,
      @Schema(
              description = "The year in the report's time zone, when it is grouped by years.",
              examples = "2026")
          @Nullable String year,
      @Schema(
              description = "The month in the report's time zone, when it is grouped by months.",
              examples = "2024-03")
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
      @Schema(description = "The product, when the report is grouped by it.")
          @Nullable ProductKey product,
      @Schema(description = "The customer, when the report is grouped by it.")
          @Nullable CustomerKey customer,
      @Schema(
              description = "The number of sales that were confirmed; credit notes do not count.",
              examples = "1")
          long orders,
      @Schema(description = "The number of pieces that were sold.", examples = "4") long units,
      @Schema(description = "The value of the goods that were sold.") Money gross,
      @Schema(description = "How many confirmed sales were cancelled.", examples = "1")
          long cancelledOrders,
      @Schema(description = "The value of the cancelled sales.") Money cancelled,
      @Schema(description = "The value of the returned goods.") Money returned,
      @Schema(description = "The value of the sold goods, minus cancellations and returns.")
          Money net) {}

  /** A product with its current name. */
  @Schema(description = "The product that a row of the report is about.")
  public record ProductKey(
      @Schema(description = "The id of the product.") ProductId id,
      @Schema(description = "The SKU of the product.", examples = "LAMP-1") String sku,
      @Schema(description = "The name of the product.", examples = "Desk lamp") String name) {}

  /** A customer with their current name. */
  @Schema(description = "The customer that a row of the report is about.")
  public record CustomerKey(
      @Schema(description = "The id of the customer.") CustomerId id,
      @Schema(description = "The id of the customer in another system.", examples = "C77")
          @Nullable String externalReference,
      @Schema(description = "The name of the customer.", examples = "Jane Doe") String name) {}
}
