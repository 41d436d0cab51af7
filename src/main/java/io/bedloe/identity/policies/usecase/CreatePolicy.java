package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.PolicyView;
import io.bedloe.identity.policies.model.Policy;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.security.PolicyId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Creates a policy; it applies to the next decision here, and on other servers within a second. */
@Dependent
public class CreatePolicy {

  private final PolicyLedger ledger;
  private final PolicyValidator validator;
  private final PolicyNames names;
  private final ReadPolicy read;
  private final Ids ids;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public CreatePolicy(
      PolicyLedger ledger,
      PolicyValidator validator,
      PolicyNames names,
      ReadPolicy read,
      Ids ids,
      Clock clock,
      AuditTrail trail) {
    this.ledger = ledger;
    this.validator = validator;
    this.names = names;
    this.read = read;
    this.ids = ids;
    this.clock = clock;
    this.trail = trail;
  }

  @Transactional
  public Versioned<PolicyView> create(PolicyInput input, Caller caller) {
    var unused = validator.checked(input.target(), input.expression());
    var id = new PolicyId(ids.next());
    names.mustBeFree(input.name(), id);
    ledger.add(Policy.create(id, input.toDescription(), clock.instant()), caller);
    var created = read.byId(id);
    trail.record("policy.created", Subject.of("policy", id), null, created.value());
    return created;
  }
}
