package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.data.DecisionRecord;
import io.bedloe.kernel.Ids;
import io.bedloe.platform.security.AuthorizationRequest;
import io.bedloe.platform.security.Decision;
import io.bedloe.platform.security.Decision.Cause;
import io.bedloe.platform.security.DecisionId;
import io.bedloe.platform.security.PolicyDecisionPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Decides an authorization request: the roles first, then the policies, which can only restrict.
 */
@ApplicationScoped
public class DecideByPolicies implements PolicyDecisionPoint {

  private static final Logger LOG = Logger.getLogger(DecideByPolicies.class.getName());

  /** A thousand policies take less time; a slower decision is logged. */
  private static final Duration SLOW = Duration.ofMillis(20);

  private final ActivePolicies policies;
  private final EvaluationContexts facts;
  private final DecisionRecord record;
  private final Ids ids;

  @Inject
  public DecideByPolicies(
      ActivePolicies policies, EvaluationContexts facts, DecisionRecord record, Ids ids) {
    this.policies = policies;
    this.facts = facts;
    this.record = record;
    this.ids = ids;
  }

  @Override
  public Decision decide(AuthorizationRequest request) {
    if (!request.caller().may(request.permission())) {
      return new Decision(
          new DecisionId(ids.next()),
          false,
          Cause.PERMISSION,
          null,
          "no role of the caller has the permission",
          true,
          Map.of());
    }
    var current = policies.current();
    if (!current.isAbout(request.permission())) {
      return Decision.ALLOWED_BY_ROLES;
    }
    long before = System.nanoTime();
    var known = facts.ofRequest(request);
    var outcome = current.rule(known);
    var took = Duration.ofNanos(System.nanoTime() - before);
    if (took.compareTo(SLOW) > 0) {
      LOG.log(
          Level.WARNING,
          "{0} policies took {1} ms to decide about {2}",
          new Object[] {outcome.evaluated().size(), took.toMillis(), request.permission().code()});
    }
    if (known.isComplete()) {
      policies.report(outcome.faults());
    }
    return new Decision(
        new DecisionId(ids.next()),
        outcome.allowed(),
        outcome.decidingPolicy() == null ? Cause.PERMISSION : Cause.POLICY,
        outcome.decidingPolicy(),
        outcome.reason(),
        !outcome.allowed() || (!outcome.evaluated().isEmpty() && !outcome.waiting()),
        known.lookedUp());
  }

  @Override
  public Decision refusedByRule(AuthorizationRequest request, String rule) {
    return new Decision(
        new DecisionId(ids.next()),
        false,
        Cause.RULE,
        null,
        "denied by the rule " + rule,
        true,
        Map.of());
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void record(List<Made> made) {
    record.add(made);
  }
}
