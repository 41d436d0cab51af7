package io.bedloe.architecture.violations.commerce.orders.usecase;

import jakarta.ejb.Schedule;

/** The class has a timer; timers are for work, jobs and the outbox. */
public final class HasATimer {

  private HasATimer() {}

  @Schedule(hour = "*")
  static void tick() {}
}
