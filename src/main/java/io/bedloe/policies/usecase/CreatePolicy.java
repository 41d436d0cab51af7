package io.bedloe.policies.usecase;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Versioned;
import io.bedloe.policies.PolicyView;
import io.bedloe.policies.data.Policies;
import io.bedloe.policies.model.Policy;
import io.bedloe.policies.model.PolicyVersion;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Puts a policy in force: here with the next decision, on other servers within a second. */
@Dependent
public class CreatePolicy {

  private final Policies policies;
  private final SoundPolicies sound;
  private final PolicyNames names;
  private final ReadPolicy read;
  private final Event<PoliciesChanged> changed;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public CreatePolicy(
      Policies policies,
      SoundPolicies sound,
      PolicyNames names,
      ReadPolicy read,
      Event<PoliciesChanged> changed,
      Ids ids,
      Clock clock) {
    this.policies = policies;
    this.sound = sound;
    this.names = names;
    this.read = read;
    this.changed = changed;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  public Versioned<PolicyView> from(PolicyInput input, Caller caller) {
    var unused = sound.checked(input.target(), input.expression());
    var id = ids.next();
    names.mustBeFree(input.name(), id);
    var policy = Policy.create(id, input.toDescription(), clock.instant());
    policies.add(policy);
    policies.addVersion(PolicyVersion.of(ids.next(), policy, caller));
    changed.fire(new PoliciesChanged());
    return read.byId(id);
  }
}
