package io.bedloe.commerce.orders;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.kernel.Money;

/**
 * A line of a {@link HistoricalOrder}.
 *
 * @param sku the sku of the product
 * @param name the name of the product on the line
 * @param quantity the quantity that was sold or returned; greater than zero
 * @param unitPrice the price of one piece
 */
public record HistoricalLine(
    OrderLineId id, ProductId productId, String sku, String name, long quantity, Money unitPrice) {

  /** The maximum number of lines of a historical order; it keeps the order's transaction short. */
  public static final int MOST_LINES = 10_000;

  /** Checks the constraints of a line. */
  public HistoricalLine {
    if (quantity <= 0) {
      throw new IllegalArgumentException("the quantity of a line is not positive: " + quantity);
    }
    if (unitPrice.minor() < 0) {
      throw new IllegalArgumentException("the price of a line is negative: " + unitPrice);
    }
  }

  /** Returns the value of all pieces. */
  public Money total() {
    return unitPrice.times(quantity);
  }
}
