package io.bedloe.platform.telemetry;

import io.bedloe.platform.persistence.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Reports that the server has started once its database schema is current. */
@Startup
@ApplicationScoped
public class HasStarted implements HealthCheck {

  private final Schema schema;

  @Inject
  public HasStarted(Schema schema) {
    this.schema = schema;
  }

  @Override
  public HealthCheckResponse call() {
    var state = schema.state();
    return HealthCheckResponse.named("schema")
        .status(state == Schema.State.CURRENT)
        .withData("state", state.name())
        .build();
  }
}
