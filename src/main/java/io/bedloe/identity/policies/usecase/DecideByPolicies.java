package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.data.DecisionRecord;
import io.bedloe.kernel.Ids;
import io.bedloe.platform.security.Decision;
import io.bedloe.platform.security.Decision.Cause;
import io.bedloe.platform.security.Decisions;
import io.bedloe.platform.security.Question;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Decides: roles first, then policies, which only ever take away. */
@ApplicationScoped
public class DecideByPolicies implements Decisions {

  private static final Logger LOG = Logger.getLogger(DecideByPolicies.class.getName());

  /** A thousand policies take less; what takes longer is worth a look. */
  private static final Duration SLOW = Duration.ofMillis(20);

  private final ActivePolicies policies;
  private final FactsOf facts;
  private final DecisionRecord record;
  private final Ids ids;

  @Inject
  public DecideByPolicies(ActivePolicies policies, FactsOf facts, DecisionRecord record, Ids ids) {
    this.policies = policies;
    this.facts = facts;
    this.record = record;
    this.ids = ids;
  }

  @Override
  public Decision on(Question question) {
    if (!question.caller().may(question.permission())) {
      return new Decision(
          ids.next(),
          false,
          Cause.PERMISSION,
          null,
          "no role of the caller has the permission",
          true,
          Map.of());
    }
    long before = System.nanoTime();
    var known = facts.question(question);
    var outcome = policies.now().rule(known);
    var took = Duration.ofNanos(System.nanoTime() - before);
    if (took.compareTo(SLOW) > 0) {
      LOG.log(
          Level.WARNING,
          "{0} policies took {1} ms to decide about {2}",
          new Object[] {outcome.heard().size(), took.toMillis(), question.permission().code()});
    }
    if (known.isComplete()) {
      policies.report(outcome.faults());
    }
    return new Decision(
        ids.next(),
        outcome.allowed(),
        outcome.ruling() == null ? Cause.PERMISSION : Cause.POLICY,
        outcome.ruling(),
        outcome.reason(),
        !outcome.allowed() || (!outcome.heard().isEmpty() && !outcome.waiting()),
        known.lookedUp());
  }

  @Override
  public Decision refusedByRule(Question question, String rule) {
    return new Decision(
        ids.next(), false, Cause.RULE, null, "denied by the rule " + rule, true, Map.of());
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void keep(List<Made> made) {
    record.add(made);
  }
}
