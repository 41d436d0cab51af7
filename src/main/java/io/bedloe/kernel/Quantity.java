package io.bedloe.kernel;

/**
 * A number of pieces of a product, which is not zero. A negative quantity is of pieces that are
 * removed or returned.
 */
public record Quantity(long value) {

  /** The largest quantity of one movement of stock, and of one row of a file. */
  public static final long LARGEST = 1_000_000_000;

  /** The largest quantity of one line of an order. */
  public static final long LARGEST_ORDERED = 1_000_000;

  public Quantity {
    if (value == 0) {
      throw new InvalidValue("not-zero", "the quantity must not be zero");
    }
    if (value > LARGEST || value < -LARGEST) {
      throw new InvalidValue("out-of-range", "more than %d pieces".formatted(LARGEST));
    }
  }
}
