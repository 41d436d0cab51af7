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
 * Reports that the server is ready while the database schema is current and the database responds
 * over the connection pool of the requests. A server that gets no connection is not ready, because
 * it could only respond with 503.
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
      // Everybody may read the health, so the reason stands only in the log of the requests.
      return answer.withData("fault", "the database does not respond").down().build();
    }
  }
}
