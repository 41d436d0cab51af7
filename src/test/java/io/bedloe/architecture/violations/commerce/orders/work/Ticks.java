package io.bedloe.architecture.violations.commerce.orders.work;

import jakarta.ejb.Schedule;

/** Breaks nothing: timers are for this room. */
public final class Ticks {

  private Ticks() {}

  @Schedule(hour = "*")
  static void tick() {}
}
