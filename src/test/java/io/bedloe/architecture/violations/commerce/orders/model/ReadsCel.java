package io.bedloe.architecture.violations.commerce.orders.model;

import dev.cel.bundle.Cel;

/** CEL is for the model of policies alone. */
public final class ReadsCel {

  private ReadsCel() {}

  static Class<?> language() {
    return Cel.class;
  }
}
