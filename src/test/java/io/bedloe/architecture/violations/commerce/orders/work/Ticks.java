package io.bedloe.architecture.violations.commerce.orders.work;

import jakarta.ejb.Schedule;

/** The class breaks no rule: timers are for this sub-package. */
public final class Ticks {

  private Ticks() {}

  @Schedule(hour = "*")
  static void tick() {}
}
