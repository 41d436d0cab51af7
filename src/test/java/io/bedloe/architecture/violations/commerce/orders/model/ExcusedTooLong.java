package io.bedloe.architecture.violations.commerce.orders.model;

import io.bedloe.kernel.ExceptionToRule;
import java.security.SecureRandom;

/** The exception has expired. */
@ExceptionToRule(reason = "Makes keys that nobody may guess.", until = "2026-01-01")
public final class ExcusedTooLong {

  private ExcusedTooLong() {}

  static Object key() {
    return new SecureRandom();
  }
}
