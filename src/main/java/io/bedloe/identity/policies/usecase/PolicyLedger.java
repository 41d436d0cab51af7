package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.PolicyView;
import io.bedloe.identity.policies.data.Policies;
import io.bedloe.identity.policies.model.Policy;
import io.bedloe.identity.policies.model.PolicyVersion;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Stores policies, and for each change the new version and its author. */
@Dependent
class PolicyLedger {

  private final Policies policies;
  private final ReadPolicy read;
  private final Event<PoliciesChanged> changed;
  private final Ids ids;
  private final AuditTrail trail;

  @Inject
  PolicyLedger(
      Policies policies,
      ReadPolicy read,
      Event<PoliciesChanged> changed,
      Ids ids,
      AuditTrail trail) {
    this.policies = policies;
    this.read = read;
    this.changed = changed;
    this.ids = ids;
    this.trail = trail;
  }

  Versioned<PolicyView> created(Policy policy, Caller caller) {
    policies.add(policy);
    saveVersion(policy, caller);
    var after = read.byId(policy.id());
    record("policy.created", policy, null, after.value());
    return after;
  }

  Versioned<PolicyView> changed(Policy policy, PolicyView before, Caller caller) {
    policies.update(policy);
    saveVersion(policy, caller);
    var after = read.byId(policy.id());
    record("policy.changed", policy, before, after.value());
    return after;
  }

  void removed(Policy policy, PolicyView before, Caller caller) {
    policies.update(policy);
    saveVersion(policy, caller);
    record("policy.removed", policy, before, null);
  }

  private void saveVersion(Policy policy, Caller caller) {
    policies.addVersion(PolicyVersion.of(ids.next(), policy, caller));
    changed.fire(new PoliciesChanged());
  }

  private void record(
      String action, Policy policy, @Nullable PolicyView before, @Nullable PolicyView after) {
    trail.record(action, Subject.of("policy", policy.id()), before, after);
  }
}
