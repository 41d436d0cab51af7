package io.bedloe.architecture.violations.commerce.orders.model;

import io.bedloe.architecture.violations.commerce.orders.data.Orders;

/** Breaks the rule about rooms: a model that asks a repository. */
public final class RoomModelThatAsksData {

  private RoomModelThatAsksData() {}

  static Class<?> forbidden() {
    return Orders.class;
  }
}
