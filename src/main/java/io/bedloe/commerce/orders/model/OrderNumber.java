package io.bedloe.commerce.orders.model;

import java.time.Instant;
import java.time.ZoneOffset;

/** The number by which people know an order, such as {@code 2026-000042}. */
public final class OrderNumber {

  private OrderNumber() {}

  /**
   * Makes the number of an order.
   *
   * @param placedAt its year, in UTC, is the first part
   * @param serial drawn from the sequence of all orders
   */
  public static String of(Instant placedAt, long serial) {
    return "%04d-%06d".formatted(placedAt.atZone(ZoneOffset.UTC).getYear(), serial);
  }
}
