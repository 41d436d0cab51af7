package io.bedloe.commerce.customers;

import org.jspecify.annotations.Nullable;

/** The maximum lengths of the texts of a customer, in characters. */
public final class CustomerLimits {

  public static final int EXTERNAL_REFERENCE = 100;
  public static final int NAME = 200;
  public static final int ADDRESS_LINE = 200;

  /** The maximum number of lines of an address. */
  public static final int ADDRESS_LINES = 10;

  /** The maximum length of a city or a region. */
  public static final int PLACE = 100;

  public static final int POSTAL_CODE = 20;

  private CustomerLimits() {}

  /** Refuses a text that is too long; the callers have checked external texts before. */
  static void mustFit(String field, @Nullable String text, int most) {
    if (text != null && text.length() > most) {
      throw new IllegalArgumentException(
          "%s has %d characters; at most %d are allowed".formatted(field, text.length(), most));
    }
  }
}
