package io.bedloe.architecture.violations.commerce.orders.model;

import dev.cel.bundle.Cel;

/** The class uses CEL, which is only for the model of policies. */
public final class ReadsCel {

  private ReadsCel() {}

  static Class<?> language() {
    return Cel.class;
  }
}
