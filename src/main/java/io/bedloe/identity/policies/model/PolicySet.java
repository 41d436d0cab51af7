package io.bedloe.identity.policies.model;

import io.bedloe.identity.policies.Effect;
import io.bedloe.identity.policies.model.PolicyOutcome.EvaluatedPolicy;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.PolicyId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The enabled policies, by permission.
 *
 * <p>The denying policies are evaluated first, then the allowing ones, each in the order of
 * priority. The first policy that denies ends the evaluation. If there are allowing policies, one
 * of them must be true: the first true one ends the evaluation. A policy without a result ends it
 * too, with a refusal. A policy that needs the resource is skipped while there is none; if no other
 * policy refuses, the decision stays open until the request is evaluated again with the resource.
 */
public final class PolicySet {

  /** The policies about one permission, in the order of evaluation. */
  private record Chain(List<ActivePolicy> denying, List<ActivePolicy> allowing) {}

  private static final Chain NONE = new Chain(List.of(), List.of());

  private final List<ActivePolicy> policies;
  private final Map<Permission, Chain> chains = new EnumMap<>(Permission.class);

  public PolicySet(Collection<ActivePolicy> all) {
    policies = all.stream().sorted(ActivePolicy.ORDER).toList();
    for (var permission : Permission.values()) {
      var about =
          policies.stream()
              .filter(policy -> policy.target().permissions().contains(permission))
              .toList();
      if (!about.isEmpty()) {
        chains.put(
            permission,
            new Chain(withEffect(Effect.DENY_IF, about), withEffect(Effect.ALLOW_IF, about)));
      }
    }
  }

  private static List<ActivePolicy> withEffect(Effect effect, List<ActivePolicy> policies) {
    return policies.stream().filter(policy -> policy.effect() == effect).toList();
  }

  public List<ActivePolicy> policies() {
    return policies;
  }

  /** Returns the same set in which a policy replaces the one with its id. */
  public PolicySet replacing(ActivePolicy changed) {
    var all = new ArrayList<>(without(changed.id()));
    all.add(changed);
    return new PolicySet(all);
  }

  private List<ActivePolicy> without(PolicyId id) {
    return policies.stream().filter(policy -> !policy.id().equals(id)).toList();
  }

  /** Returns whether any policy is about a permission. */
  public boolean isAbout(Permission permission) {
    return chains.containsKey(permission);
  }

  public PolicyOutcome rule(EvaluationContext context) {
    var chain = chains.getOrDefault(context.question().permission(), NONE);
    var heard = new ArrayList<EvaluatedPolicy>();
    for (var policy : chain.denying()) {
      var verdict = evaluate(policy, context, heard);
      if (verdict != null && !verdict.isFalse()) {
        return new PolicyOutcome(false, policy.asDecidingPolicy(context), heard, false);
      }
    }
    return allowance(chain, context, heard);
  }

  private static PolicyOutcome allowance(
      Chain chain, EvaluationContext context, List<EvaluatedPolicy> evaluated) {
    boolean waiting = chain.denying().stream().anyMatch(policy -> policy.waitsFor(context));
    for (var policy : chain.allowing()) {
      var verdict = evaluate(policy, context, evaluated);
      if (verdict != null && !verdict.isFalse()) {
        return new PolicyOutcome(
            verdict.isTrue(), policy.asDecidingPolicy(context), evaluated, waiting);
      }
    }
    boolean open = chain.allowing().stream().anyMatch(policy -> policy.waitsFor(context));
    if (chain.allowing().isEmpty() || open) {
      return new PolicyOutcome(true, null, evaluated, waiting || open);
    }
    // None of the policies allows; the first one is reported as the deciding policy.
    return new PolicyOutcome(
        false, chain.allowing().get(0).asDecidingPolicy(context), evaluated, false);
  }

  /** Returns null when the policy needs the resource. */
  private static @Nullable Verdict evaluate(
      ActivePolicy policy, EvaluationContext context, List<EvaluatedPolicy> evaluated) {
    if (policy.waitsFor(context)) {
      return null;
    }
    var verdict = policy.evaluate(context);
    evaluated.add(new EvaluatedPolicy(policy, verdict));
    return verdict;
  }

  /** Returns the denying policies about a permission. */
  List<ActivePolicy> denying(Permission permission) {
    return chains.getOrDefault(permission, NONE).denying();
  }

  List<ActivePolicy> allowing(Permission permission) {
    return chains.getOrDefault(permission, NONE).allowing();
  }
}
