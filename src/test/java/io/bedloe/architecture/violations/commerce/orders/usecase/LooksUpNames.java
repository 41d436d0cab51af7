package io.bedloe.architecture.violations.commerce.orders.usecase;

import javax.naming.InitialContext;

/** A name from outside must never be looked up by JNDI. */
final class LooksUpNames {

  private LooksUpNames() {}

  static Class<?> api() {
    return InitialContext.class;
  }
}
