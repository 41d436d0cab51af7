package io.bedloe.architecture.violations.commerce.orders.model;

import io.bedloe.kernel.ExceptionToRule;
import java.security.SecureRandom;

/** The exception has no reason. */
@ExceptionToRule(reason = " ", until = "9999-12-31")
public final class ExcusedWithoutReason {

  private ExcusedWithoutReason() {}

  static Object key() {
    return new SecureRandom();
  }
}
