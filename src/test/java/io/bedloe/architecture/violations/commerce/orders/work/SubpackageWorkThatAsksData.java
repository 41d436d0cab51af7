package io.bedloe.architecture.violations.commerce.orders.work;

import io.bedloe.architecture.violations.commerce.orders.data.Orders;

/** The class breaks the rule about sub-packages: a timer bypasses the use cases. */
public final class SubpackageWorkThatAsksData {

  private SubpackageWorkThatAsksData() {}

  static Class<?> forbidden() {
    return Orders.class;
  }
}
