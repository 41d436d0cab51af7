package io.bedloe.architecture.violations.commerce.orders.usecase;

import jakarta.ejb.Schedule;

/** Timers are for work, jobs and the outbox. */
public final class HasATimer {

  private HasATimer() {}

  @Schedule(hour = "*")
  static void tick() {}
}
