package io.bedloe.platform.config;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bedloe.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.time.Clock;

/** The one place that reads the system clock and draws random ids; everything else is handed them. */
@ApplicationScoped
public class Ambient {

  @Produces
  @ApplicationScoped
  Clock clock() {
    return Clock.systemUTC();
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
