package io.bedloe.commerce.imports.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row, one type for each kind of file. The names are those of the staging table's
 * columns. Each value is null when the row does not contain it, or when it cannot be read.
 */
public sealed interface RowValues {

  /**
   * A product.
   *
   * @param cleared the fields whose cells request that the value is removed
   */
  record Product(
      @Nullable String sku,
      @Nullable String name,
      @Nullable Long priceMinor,
      @Nullable String currency,
      @Nullable String reference,
      @Nullable String description,
      @Nullable Boolean active,
      List<String> cleared)
      implements RowValues {}

  /**
   * A customer.
   *
   * @param cleared the fields whose cells request that the value is removed
   */
  record Customer(
      @Nullable String reference,
      @Nullable String name,
      @Nullable String email,
      @Nullable String country,
      @Nullable String addressLines,
      @Nullable String addressCity,
      @Nullable String addressRegion,
      @Nullable String addressPostalCode,
      List<String> cleared)
      implements RowValues {}

  /** A receipt of goods. */
  record Receipt(
      @Nullable String reference,
      @Nullable String sku,
      @Nullable Long quantity,
      @Nullable String reason)
      implements RowValues {}

  /**
   * A line of an order.
   *
   * @param quantity the quantity; below zero for returned goods
   * @param customer the customer's reference
   * @param name the customer's name
   */
  record OrderLine(
      @Nullable String reference,
      @Nullable String sku,
      @Nullable String description,
      @Nullable Long quantity,
      @Nullable Long priceMinor,
      @Nullable String currency,
      @Nullable Instant at,
      @Nullable String customer,
      @Nullable String name,
      @Nullable String country)
      implements RowValues {}
}
