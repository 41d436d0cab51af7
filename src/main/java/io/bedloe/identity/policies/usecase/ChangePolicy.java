package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.PolicyView;
import io.bedloe.identity.policies.data.Policies;
import io.bedloe.identity.policies.model.Policy;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.http.Version;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Changes a policy or removes it; its former versions are kept. */
@Dependent
public class ChangePolicy {

  private final Policies policies;
  private final PolicyLedger ledger;
  private final PolicyValidator sound;
  private final PolicyNames names;
  private final ReadPolicy read;
  private final Clock clock;

  @Inject
  public ChangePolicy(
      Policies policies,
      PolicyLedger ledger,
      PolicyValidator sound,
      PolicyNames names,
      ReadPolicy read,
      Clock clock) {
    this.policies = policies;
    this.ledger = ledger;
    this.sound = sound;
    this.names = names;
    this.read = read;
    this.clock = clock;
  }

  /**
   * Replaces the values of a policy.
   *
   * @param seen the version that the caller read
   * @param change makes the new input from the current one
   */
  @Transactional
  public Versioned<PolicyView> change(
      UUID id, Version seen, Caller caller, UnaryOperator<PolicyInput> change) {
    var policy = living(id, seen);
    var before = read.byId(id).value();
    var input = change.apply(PolicyInput.of(before));
    if (input.toDescription().equals(PolicyInput.of(before).toDescription())) {
      return read.byId(id);
    }
    var unused = sound.checked(input.target(), input.expression());
    names.mustBeFree(input.name(), id);
    policy.describe(input.toDescription(), clock.instant());
    return ledger.changed(policy, before, caller);
  }

  @Transactional
  public void remove(UUID id, Version seen, Caller caller) {
    var policy = living(id, seen);
    var before = read.byId(id).value();
    policy.remove(clock.instant());
    ledger.removed(policy, before, caller);
  }

  private Policy living(UUID id, Version seen) {
    var policy =
        policies
            .byId(id)
            .filter(found -> !found.isRemoved())
            .orElseThrow(() -> ReadPolicy.notFound(id));
    seen.mustBe(policy.version());
    return policy;
  }
}
