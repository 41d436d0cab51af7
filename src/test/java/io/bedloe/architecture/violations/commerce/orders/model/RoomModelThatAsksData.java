package io.bedloe.architecture.violations.commerce.orders.model;

import io.bedloe.architecture.violations.commerce.orders.data.Orders;

/** The class breaks the rule about sub-packages: a model calls a repository. */
public final class RoomModelThatAsksData {

  private RoomModelThatAsksData() {}

  static Class<?> forbidden() {
    return Orders.class;
  }
}
