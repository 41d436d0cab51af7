package io.bedloe.architecture.violations.commerce.orders.model;

import io.bedloe.kernel.ExceptionToRule;

/** The exception applies to no violation. */
@ExceptionToRule(reason = "Once made keys.", until = "9999-12-31")
public final class ExcusedForNothing {

  private ExcusedForNothing() {}
}
