package io.bedloe.commerce.orders.model;

import java.time.Instant;
import java.time.ZoneOffset;

/** The order number for people, such as {@code 2026-000042}. */
public final class OrderNumber {

  private OrderNumber() {}

  /**
   * Returns the number of an order.
   *
   * @param placedAt the time of the order, whose year in UTC is the first part
   * @param serial the next value of the sequence of all orders
   */
  public static String of(Instant placedAt, long serial) {
    return padded(placedAt.atZone(ZoneOffset.UTC).getYear(), 4) + "-" + padded(serial, 6);
  }

  private static String padded(long number, int digits) {
    var text = Long.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
