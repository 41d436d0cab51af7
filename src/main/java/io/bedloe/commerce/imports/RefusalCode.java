package io.bedloe.commerce.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The reason why a row is refused. The names are published and never change. */
@Schema(description = "Why a row of an import was refused.")
public enum RefusalCode {
  /** The row has more or fewer cells than the header. */
  WRONG_CELL_COUNT,
  /** A required cell is empty. */
  MISSING_VALUE,
  /** The cell is longer than its column can store. */
  TOO_LONG,
  /** The cell does not have the form of its field: a number, a date, a currency, a flag. */
  UNREADABLE,
  /** The quantity is zero. */
  QUANTITY_ZERO,
  /** The quantity is below zero where that is not allowed. */
  QUANTITY_NEGATIVE,
  /** An order's line has a price of zero or less. */
  PRICE_NOT_POSITIVE,
  /** A product's price is below zero. */
  PRICE_NEGATIVE,
  /** The amount has more decimals than the currency. */
  TOO_MANY_DECIMALS,
  /** The amount or the quantity is too large, by itself or in its order's total. */
  TOO_LARGE,
  /** The order has too many lines. */
  TOO_MANY_LINES,
  /** The rows of one order contain both sales and returns. */
  MIXED_SIGNS,
  /** The rows of one order name two customers. */
  TWO_CUSTOMERS,
  /** The rows of one order name two currencies. */
  TWO_CURRENCIES,
  /** No product has this sku, and the import does not create products. */
  UNKNOWN_PRODUCT,
  /** No customer has this reference, and the import does not create customers. */
  UNKNOWN_CUSTOMER,
  /**
   * A record with this reference exists already and has other content; existing history is not
   * changed.
   */
  KNOWN_WITH_OTHER_CONTENT,
  /** An earlier row of the same file has the same key. */
  REPEATED,
  /** Another product or customer has this reference. */
  REFERENCE_TAKEN,
  /** The sale needs more stock than there is. */
  INSUFFICIENT_STOCK
}
