package io.bedloe.identity.policies.work;

import io.bedloe.identity.policies.usecase.ActivePolicies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports the revision of the active policies, and which of them are broken. A server with broken
 * policies is ready: such a policy refuses the requests that it applies to, and other requests
 * work.
 */
@Readiness
@ApplicationScoped
public class PoliciesHealth implements HealthCheck {

  private final ActivePolicies policies;

  @Inject
  public PoliciesHealth(ActivePolicies policies) {
    this.policies = policies;
  }

  @Override
  public HealthCheckResponse call() {
    var inForce = policies.current().policies().size();
    return HealthCheckResponse.named("policies")
        .withData("revision", policies.revision())
        .withData("inForce", inForce)
        .withData("broken", String.join(" ", policies.failing()))
        .up()
        .build();
  }
}
