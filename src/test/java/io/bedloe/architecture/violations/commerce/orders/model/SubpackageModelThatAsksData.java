package io.bedloe.architecture.violations.commerce.orders.model;

import io.bedloe.architecture.violations.commerce.orders.data.Orders;

/** The class breaks the rule about sub-packages: a model calls a repository. */
public final class SubpackageModelThatAsksData {

  private SubpackageModelThatAsksData() {}

  static Class<?> forbidden() {
    return Orders.class;
  }
}
