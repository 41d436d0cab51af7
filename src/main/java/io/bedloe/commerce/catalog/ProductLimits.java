package io.bedloe.commerce.catalog;

/** The most characters that the texts of a product have. A SKU has a limit of its own. */
public final class ProductLimits {

  public static final int EXTERNAL_REFERENCE = 100;
  public static final int NAME = 200;
  public static final int DESCRIPTION = 5000;

  private ProductLimits() {}

  /** Refuses a text that is too long; whoever reads texts from outside checks them before. */
  static void mustFit(String field, @org.jspecify.annotations.Nullable String text, int most) {
    if (text != null && text.length() > most) {
      throw new IllegalArgumentException(
          "%s has %d characters; at most %d are allowed".formatted(field, text.length(), most));
    }
  }
}
