package io.bedloe.architecture.violations.commerce.orders.model;

import io.bedloe.kernel.ExceptionToRule;
import java.security.SecureRandom;

/** The exception has no end. */
@ExceptionToRule(reason = "Makes keys that nobody may guess.", until = "never")
public final class ExcusedForever {

  private ExcusedForever() {}

  static Object key() {
    return new SecureRandom();
  }
}
