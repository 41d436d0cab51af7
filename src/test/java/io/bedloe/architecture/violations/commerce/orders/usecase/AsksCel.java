package io.bedloe.architecture.violations.commerce.orders.usecase;

import dev.cel.bundle.Cel;

/** The class uses CEL, which is for models. */
public final class AsksCel {

  private AsksCel() {}

  static Class<?> language() {
    return Cel.class;
  }
}
