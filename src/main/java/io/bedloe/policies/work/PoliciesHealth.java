package io.bedloe.policies.work;

import io.bedloe.policies.usecase.ActivePolicies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how many policies there are and which are broken. A server with broken policies is ready
 * all the same: they refuse what they are about, and the rest works.
 */
@Readiness
@ApplicationScoped
public class PoliciesHealth implements HealthCheck {

  private final ActivePolicies policies;

  @Inject
  public PoliciesHealth(ActivePolicies policies) {
    this.policies = policies;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected PoliciesHealth() {
    this.policies = null;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("policies")
        .withData("inForce", policies.now().policies().size())
        .withData("broken", String.join(" ", policies.ailing()))
        .up()
        .build();
  }
}
