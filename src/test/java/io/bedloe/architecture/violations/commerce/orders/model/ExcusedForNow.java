package io.bedloe.architecture.violations.commerce.orders.model;

import io.bedloe.kernel.ExceptionToRule;
import java.security.SecureRandom;

/** The class breaks no rule: the exception is still valid. */
@ExceptionToRule(reason = "Makes keys that nobody may guess.", until = "9999-12-31")
public final class ExcusedForNow {

  private ExcusedForNow() {}

  static Object key() {
    return new SecureRandom();
  }
}
