package io.bedloe.commerce.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a row is refused. The names are published and never change. */
@Schema(description = "Why a row of an import was refused.")
public enum RefusalCode {
  /** The row has more or fewer cells than the header. */
  WRONG_CELL_COUNT,
  /** A cell that has to say something is empty. */
  MISSING_VALUE,
  /** The cell is longer than what is stored. */
  TOO_LONG,
  /** The cell is not of the form that its field has: a number, a date, a currency, a flag. */
  UNREADABLE,
  /** A quantity of zero. */
  QUANTITY_ZERO,
  /** A quantity below zero where none can be. */
  QUANTITY_NEGATIVE,
  /** An order's line has a price of zero or less. */
  PRICE_NOT_POSITIVE,
  /** A product's price is below zero. */
  PRICE_NEGATIVE,
  /** More decimals than the currency has. */
  TOO_MANY_DECIMALS,
  /** An amount or a quantity beyond what is handled, by itself or in its order's total. */
  TOO_LARGE,
  /** An order of more lines than what is handled. */
  TOO_MANY_LINES,
  /** The rows of one order both sell and take back. */
  MIXED_SIGNS,
  /** The rows of one order name two customers. */
  TWO_CUSTOMERS,
  /** The rows of one order name two currencies. */
  TWO_CURRENCIES,
  /** No product has this sku, and none is to be created. */
  UNKNOWN_PRODUCT,
  /** No customer has this reference, and none is to be created. */
  UNKNOWN_CUSTOMER,
  /** The reference is known already, with other content; history is not rewritten. */
  KNOWN_WITH_OTHER_CONTENT,
  /** An earlier row of the same file has the same key. */
  REPEATED,
  /** Another product or customer has this reference. */
  REFERENCE_TAKEN,
  /** The sale takes more from stock than there is. */
  INSUFFICIENT_STOCK
}
