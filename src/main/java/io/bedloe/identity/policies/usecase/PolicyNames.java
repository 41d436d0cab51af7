package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.PolicyRule;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.UniqueValues;
import io.bedloe.platform.security.PolicyId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Refuses a name that another policy has, unless that policy is removed: a name in a log identifies
 * one policy.
 */
@Dependent
class PolicyNames {

  private final UniqueValues values;

  @Inject
  PolicyNames(UniqueValues values) {
    this.values = values;
  }

  void mustBeFree(String name, PolicyId self) {
    values
        .otherHolder("policies", "name", name, self, PolicyId::new)
        .ifPresent(
            other -> {
              throw Rejected.because(
                  PolicyRule.POLICY_NAME_TAKEN,
                  "The name '%s' belongs to the policy %s.".formatted(name, other));
            });
  }
}
