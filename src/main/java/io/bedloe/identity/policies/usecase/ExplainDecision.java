package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.AccessExplanation.Path;
import io.bedloe.identity.policies.DecisionView;
import io.bedloe.identity.policies.PolicyRule;
import io.bedloe.identity.policies.data.DecisionRecord;
import io.bedloe.identity.policies.data.DecisionRecord.Reasoned;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.security.Standings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;

/** Explains a decision by its id, such as that of a 403. */
@Dependent
public class ExplainDecision {

  private final DecisionRecord record;
  private final Standings standings;

  @Inject
  public ExplainDecision(DecisionRecord record, Standings standings) {
    this.record = record;
    this.standings = standings;
  }

  public DecisionView of(UUID id) {
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
    var question = past.question();
    var caller = question.caller();
    var guarded = question.guarded();
    var ruling = decision.ruling();
    return new DecisionView(
        past.id(),
        question.circumstances().time(),
        caller.id(),
        caller.name(),
        caller.impersonatorId(),
        question.permission().code(),
        guarded == null ? null : guarded.type() + (guarded.isSeen() ? ":" + guarded.id() : ""),
        guarded == null ? Map.of() : guarded.attributes(),
        past.allowed(),
        past.cause(),
        ruling == null ? null : ruling.policyId(),
        ruling == null ? null : ruling.policyName(),
        ruling == null ? null : ruling.version(),
        ruling == null ? null : ruling.clause(),
        decision.reason(),
        caller.roles().stream().sorted().toList(),
        standings.grants(caller.roles(), question.permission()).stream()
            .map(grant -> new Path(grant.path()))
            .toList());
  }
}
