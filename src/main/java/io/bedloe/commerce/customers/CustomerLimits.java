package io.bedloe.commerce.customers;

import org.jspecify.annotations.Nullable;

/** The most characters that the texts of a customer have. */
public final class CustomerLimits {

  public static final int EXTERNAL_REFERENCE = 100;
  public static final int NAME = 200;
  public static final int EMAIL = 254;
  public static final int ADDRESS_LINE = 200;

  /** How many lines an address has at most. */
  public static final int ADDRESS_LINES = 10;

  /** A city or a region. */
  public static final int PLACE = 100;

  public static final int POSTAL_CODE = 20;

  private CustomerLimits() {}

  /** Refuses a text that is too long; whoever reads texts from outside checks them before. */
  static void mustFit(String field, @Nullable String text, int most) {
    if (text != null && text.length() > most) {
      throw new IllegalArgumentException(
          "%s has %d characters; at most %d are allowed".formatted(field, text.length(), most));
    }
  }
}
