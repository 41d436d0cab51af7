package io.bedloe.commerce.catalog;

/**
 * The maximum lengths of the texts of a product, in characters. The limit of a SKU is in the class
 * of SKUs.
 */
public final class ProductLimits {

  public static final int EXTERNAL_REFERENCE = 100;
  public static final int NAME = 200;
  public static final int DESCRIPTION = 5000;

  private ProductLimits() {}

  /** Refuses a text that is too long; the callers have checked external texts before. */
  static void mustFit(String field, @org.jspecify.annotations.Nullable String text, int most) {
    if (text != null && text.length() > most) {
      throw new IllegalArgumentException(
          "%s has %d characters; at most %d are allowed".formatted(field, text.length(), most));
    }
  }
}
