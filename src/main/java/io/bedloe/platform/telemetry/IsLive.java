package io.bedloe.platform.telemetry;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Reports that the server is live unless threads are deadlocked, which only a restart resolves. It
 * does not depend on the database, because a restart of the server would not help.
 */
@Liveness
@ApplicationScoped
public class IsLive implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    var deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    int count = deadlocked == null ? 0 : deadlocked.length;
    return HealthCheckResponse.named("threads")
        .status(count == 0)
        .withData("deadlocked", count)
        .build();
  }
}
