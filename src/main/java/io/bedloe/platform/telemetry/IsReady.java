package io.bedloe.platform.telemetry;

import io.bedloe.platform.persistence.DatabaseFailure;
import io.bedloe.platform.persistence.DatabaseProbe;
import io.bedloe.platform.persistence.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the database's schema is current and it answers through the connections that requests
 * use. A server that gets no connection is not ready either: it could only answer with 503.
 */
@Readiness
@ApplicationScoped
public class IsReady implements HealthCheck {

  private final Schema schema;
  private final DatabaseProbe databaseProbe;

  @Inject
  public IsReady(Schema schema, DatabaseProbe databaseProbe) {
    this.schema = schema;
    this.databaseProbe = databaseProbe;
  }

  @Override
  public HealthCheckResponse call() {
    var state = schema.state();
    var answer = HealthCheckResponse.named("database").withData("schema", state.name());
    if (state != Schema.State.CURRENT) {
      return answer.down().build();
    }
    try {
      return answer
          .withData("microseconds", databaseProbe.measure().toNanos() / 1_000)
          .up()
          .build();
    } catch (DatabaseFailure away) {
      // Everybody may ask for the health: why it does not answer is told by the log of the
      // requests.
      return answer.withData("fault", "the database does not respond").down().build();
    }
  }
}
