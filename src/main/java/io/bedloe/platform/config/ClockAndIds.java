package io.bedloe.platform.config;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bedloe.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Produces the clock and random ids; no other class reads the system clock or creates ids. */
@ApplicationScoped
public class ClockAndIds {

  @Produces
  @ApplicationScoped
  Clock clock() {
    // The clock has the precision of PostgreSQL, so that a response shows the same time as later
    // ones.
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }

  @Produces
  @ApplicationScoped
  Ids ids() {
    return UuidCreator::getTimeOrderedEpoch;
  }

  @Produces
  SecureRandom random() {
    return new SecureRandom();
  }
}
