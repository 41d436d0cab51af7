package io.bedloe.commerce.orders;

import io.bedloe.kernel.Money;
import java.util.UUID;

/**
 * A line of a {@link HistoricalOrder}.
 *
 * @param sku the product's
 * @param name what the line shows of the product
 * @param quantity how many pieces were sold, or came back; greater than zero
 * @param unitPrice for one piece
 */
public record HistoricalLine(
    UUID id, UUID productId, String sku, String name, long quantity, Money unitPrice) {

  /** How many lines an order of the past has at most, so that its transaction stays short. */
  public static final int MOST_LINES = 10_000;

  /** Checks what the feature promises of its lines. */
  public HistoricalLine {
    if (quantity <= 0) {
      throw new IllegalArgumentException("the quantity of a line is not positive: " + quantity);
    }
    if (unitPrice.minor() < 0) {
      throw new IllegalArgumentException("the price of a line is negative: " + unitPrice);
    }
  }

  /** The value of all pieces. */
  public Money total() {
    return unitPrice.times(quantity);
  }
}
