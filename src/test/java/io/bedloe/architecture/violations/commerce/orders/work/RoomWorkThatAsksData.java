package io.bedloe.architecture.violations.commerce.orders.work;

import io.bedloe.architecture.violations.commerce.orders.data.Orders;

/** Breaks the rule about rooms: a timer that goes past the use cases. */
public final class RoomWorkThatAsksData {

  private RoomWorkThatAsksData() {}

  static Class<?> forbidden() {
    return Orders.class;
  }
}
