package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.AccessExplanation.Path;
import io.bedloe.identity.policies.DecisionView;
import io.bedloe.identity.policies.PolicyRule;
import io.bedloe.identity.policies.data.DecisionRecord;
import io.bedloe.identity.policies.data.DecisionRecord.Reasoned;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.security.DecisionId;
import io.bedloe.platform.security.EffectivePermissions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;

/** Explains a recorded decision by its id, such as the {@code decisionId} of a 403. */
@Dependent
public class ExplainDecision {

  private final DecisionRecord record;
  private final EffectivePermissions effectivePermissions;

  @Inject
  public ExplainDecision(DecisionRecord record, EffectivePermissions effectivePermissions) {
    this.record = record;
    this.effectivePermissions = effectivePermissions;
  }

  public DecisionView explain(DecisionId id) {
    return record
        .byId(id)
        .map(this::view)
        .orElseThrow(
            () ->
                Rejected.because(
                    PolicyRule.DECISION_NOT_FOUND, "No recorded decision has the id " + id + "."));
  }

  private DecisionView view(Reasoned decision) {
    var past = decision.past();
    var request = past.request();
    var caller = request.caller();
    var resource = request.resource();
    var decidingPolicy = decision.decidingPolicy();
    return new DecisionView(
        past.id(),
        request.context().time(),
        caller.id(),
        caller.name(),
        caller.impersonatorId(),
        request.permission().code(),
        resource == null ? null : resource.type() + (resource.isSeen() ? ":" + resource.id() : ""),
        resource == null ? Map.of() : resource.attributes(),
        past.allowed(),
        past.cause(),
        decidingPolicy == null ? null : decidingPolicy.policyId(),
        decidingPolicy == null ? null : decidingPolicy.policyName(),
        decidingPolicy == null ? null : decidingPolicy.version(),
        decidingPolicy == null ? null : decidingPolicy.clause(),
        decision.reason(),
        caller.roles().stream().sorted().toList(),
        effectivePermissions.grants(caller.roles(), request.permission()).stream()
            .map(grant -> new Path(grant.path()))
            .toList());
  }
}
