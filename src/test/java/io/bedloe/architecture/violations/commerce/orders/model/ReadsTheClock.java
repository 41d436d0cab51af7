package io.bedloe.architecture.violations.commerce.orders.model;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;

/** The class reads the system clock in all ways. */
@SuppressWarnings("JavaUtilDate")
public final class ReadsTheClock {

  private ReadsTheClock() {}

  static List<Object> times() {
    return List.of(
        Instant.now(),
        LocalDate.now(ZoneOffset.UTC),
        Clock.systemUTC(),
        Clock.tickSeconds(ZoneOffset.UTC),
        System.currentTimeMillis(),
        new Date());
  }

  static Supplier<Instant> reference() {
    return Instant::now;
  }

  static Object allowed(Clock clock) {
    return List.of(Instant.now(clock), LocalDate.now(clock), System.nanoTime());
  }
}
