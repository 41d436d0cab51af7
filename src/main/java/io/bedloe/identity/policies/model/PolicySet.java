package io.bedloe.identity.policies.model;

import io.bedloe.identity.policies.Effect;
import io.bedloe.identity.policies.model.PolicyOutcome.EvaluatedPolicy;
import io.bedloe.kernel.Permission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All policies at work, found by permission.
 *
 * <p>Those that deny are asked first, those that allow after them, each by priority. The first that
 * denies ends it. If there are any that allow, one of them has to: the first that does ends it. One
 * that cannot say ends it too, with a refusal. What needs the resource is passed over while there
 * is none; then, where nothing else refuses, the question stays open until it is asked again with
 * the resource.
 */
public final class PolicySet {

  /** The policies about one permission, in the order in which they are asked. */
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

  /** The same set with another policy in the place of the one that has its id. */
  public PolicySet replacing(ActivePolicy changed) {
    var all = new ArrayList<>(without(changed.id()));
    all.add(changed);
    return new PolicySet(all);
  }

  private List<ActivePolicy> without(UUID id) {
    return policies.stream().filter(policy -> !policy.id().equals(id)).toList();
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
    // None of them allows; the first one speaks for all.
    return new PolicyOutcome(
        false, chain.allowing().get(0).asDecidingPolicy(context), evaluated, false);
  }

  /** Null when it waits for the resource. */
  private static @Nullable Verdict evaluate(
      ActivePolicy policy, EvaluationContext context, List<EvaluatedPolicy> evaluated) {
    if (policy.waitsFor(context)) {
      return null;
    }
    var verdict = policy.evaluate(context);
    evaluated.add(new EvaluatedPolicy(policy, verdict));
    return verdict;
  }

  /** The policies about a permission that have a word on rows, denying ones first. */
  List<ActivePolicy> denying(Permission permission) {
    return chains.getOrDefault(permission, NONE).denying();
  }

  List<ActivePolicy> allowing(Permission permission) {
    return chains.getOrDefault(permission, NONE).allowing();
  }
}
