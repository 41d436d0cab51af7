package io.bedloe.platform.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows whether Redis is connected. It is always up, because servers do all work without Redis. */
@Readiness
@ApplicationScoped
public class RedisHealth implements HealthCheck {

  private final RedisWakes redis;

  @Inject
  public RedisHealth(RedisWakes redis) {
    this.redis = redis;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("redis").withData("state", redis.state()).up().build();
  }
}
