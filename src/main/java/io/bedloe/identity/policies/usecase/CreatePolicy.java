package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.PolicyView;
import io.bedloe.identity.policies.model.Policy;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Versioned;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Creates a policy; it applies to the next decision here, and on other servers within a second. */
@Dependent
public class CreatePolicy {

  private final PolicyLedger ledger;
  private final PolicyValidator sound;
  private final PolicyNames names;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public CreatePolicy(
      PolicyLedger ledger, PolicyValidator sound, PolicyNames names, Ids ids, Clock clock) {
    this.ledger = ledger;
    this.sound = sound;
    this.names = names;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  public Versioned<PolicyView> create(PolicyInput input, Caller caller) {
    var unused = sound.checked(input.target(), input.expression());
    var id = ids.next();
    names.mustBeFree(input.name(), id);
    return ledger.created(Policy.create(id, input.toDescription(), clock.instant()), caller);
  }
}
