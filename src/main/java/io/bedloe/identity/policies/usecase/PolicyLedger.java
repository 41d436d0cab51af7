package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.PolicyVersionId;
import io.bedloe.identity.policies.data.Policies;
import io.bedloe.identity.policies.model.Policy;
import io.bedloe.identity.policies.model.PolicyVersion;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Stores policies, and with each change the new version and who made it. */
@Dependent
class PolicyLedger {

  private final Policies policies;
  private final Event<PoliciesChanged> changed;
  private final Ids ids;

  @Inject
  PolicyLedger(Policies policies, Event<PoliciesChanged> changed, Ids ids) {
    this.policies = policies;
    this.changed = changed;
    this.ids = ids;
  }

  void add(Policy policy, Caller caller) {
    policies.add(policy);
    saveVersion(policy, caller);
  }

  void update(Policy policy, Caller caller) {
    policies.update(policy);
    saveVersion(policy, caller);
  }

  private void saveVersion(Policy policy, Caller caller) {
    policies.addVersion(PolicyVersion.of(new PolicyVersionId(ids.next()), policy, caller));
    changed.fire(new PoliciesChanged());
  }
}
