package io.bedloe.platform.config;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bedloe.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/**
 * The one place that reads the system clock and draws random ids; everything else is handed them.
 */
@ApplicationScoped
public class Ambient {

  @Produces
  @ApplicationScoped
  Clock clock() {
    // As fine as PostgreSQL keeps time, so that an answer shows what a later one will show.
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
