package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.PolicyView;
import io.bedloe.identity.policies.data.Policies;
import io.bedloe.identity.policies.model.Policy;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.security.PolicyId;
import io.bedloe.platform.versions.VersionedWrite;
import io.bedloe.platform.versions.VersionedWrite.Target;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** Changes and removes policies; each earlier version is kept. */
@Dependent
public class ChangePolicy {

  private final Policies policies;
  private final PolicyLedger ledger;
  private final PolicyValidator validator;
  private final PolicyNames names;
  private final ReadPolicy read;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public ChangePolicy(
      Policies policies,
      PolicyLedger ledger,
      PolicyValidator validator,
      PolicyNames names,
      ReadPolicy read,
      Clock clock,
      AuditTrail trail) {
    this.policies = policies;
    this.ledger = ledger;
    this.validator = validator;
    this.names = names;
    this.read = read;
    this.clock = clock;
    this.trail = trail;
  }

  /**
   * Changes the members of a policy.
   *
   * @param seen the version that the caller read
   * @param change makes the new input from the current one
   */
  @Transactional
  public Versioned<PolicyView> change(
      PolicyId id, Version seen, Caller caller, UnaryOperator<PolicyInput> change) {
    var policy = existing(id);
    return VersionedWrite.apply(target(id, seen), before -> change.apply(PolicyInput.of(before)))
        .unchangedIf(
            (before, input) -> input.toDescription().equals(PolicyInput.of(before).toDescription()))
        .check(
            (before, input) -> {
              var unused = validator.checked(input.target(), input.expression());
              names.mustBeFree(input.name(), id);
            })
        .save(
            trail,
            "policy.changed",
            (before, input) -> {
              policy.describe(input.toDescription(), clock.instant());
              ledger.update(policy, caller);
              return read.byId(id);
            });
  }

  @Transactional
  public void remove(PolicyId id, Version seen, Caller caller) {
    var policy = existing(id);
    VersionedWrite.act(target(id, seen))
        .remove(
            trail,
            "policy.removed",
            before -> {
              policy.remove(clock.instant());
              ledger.update(policy, caller);
            });
  }

  /**
   * There is no check for the single policy: whoever may manage policies may change all of them.
   */
  private Target<PolicyView> target(PolicyId id, Version seen) {
    return new Target<>(Subject.of("policy", id), read.byId(id), seen, before -> {});
  }

  /** Read before its view: if somebody changes it in between, the update finds another version. */
  private Policy existing(PolicyId id) {
    return policies
        .byId(id.value())
        .filter(found -> !found.isRemoved())
        .orElseThrow(() -> ReadPolicy.notFound(id));
  }
}
