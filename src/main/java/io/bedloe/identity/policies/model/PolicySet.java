package io.bedloe.identity.policies.model;

import io.bedloe.identity.policies.Effect;
import io.bedloe.identity.policies.model.Outcome.Heard;
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
            permission, new Chain(with(Effect.DENY_IF, about), with(Effect.ALLOW_IF, about)));
      }
    }
  }

  private static List<ActivePolicy> with(Effect effect, List<ActivePolicy> policies) {
    return policies.stream().filter(policy -> policy.effect() == effect).toList();
  }

  public List<ActivePolicy> policies() {
    return policies;
  }

  /** The same set with another policy in the place of the one that has its id. */
  public PolicySet with(ActivePolicy changed) {
    var all = new ArrayList<>(without(changed.id()));
    all.add(changed);
    return new PolicySet(all);
  }

  private List<ActivePolicy> without(UUID id) {
    return policies.stream().filter(policy -> !policy.id().equals(id)).toList();
  }

  public Outcome rule(Facts facts) {
    var chain = chains.getOrDefault(facts.question().permission(), NONE);
    var heard = new ArrayList<Heard>();
    for (var policy : chain.denying()) {
      var verdict = ask(policy, facts, heard);
      if (verdict != null && !verdict.isFalse()) {
        return new Outcome(false, policy.ruling(facts), heard, false);
      }
    }
    return allowance(chain, facts, heard);
  }

  private static Outcome allowance(Chain chain, Facts facts, List<Heard> heard) {
    boolean waiting = chain.denying().stream().anyMatch(policy -> policy.waitsFor(facts));
    for (var policy : chain.allowing()) {
      var verdict = ask(policy, facts, heard);
      if (verdict != null && !verdict.isFalse()) {
        return new Outcome(verdict.isTrue(), policy.ruling(facts), heard, waiting);
      }
    }
    boolean open = chain.allowing().stream().anyMatch(policy -> policy.waitsFor(facts));
    if (chain.allowing().isEmpty() || open) {
      return new Outcome(true, null, heard, waiting || open);
    }
    // None of them allows; the first one speaks for all.
    return new Outcome(false, chain.allowing().get(0).ruling(facts), heard, false);
  }

  /** Null when it waits for the resource. */
  private static @Nullable Verdict ask(ActivePolicy policy, Facts facts, List<Heard> heard) {
    if (policy.waitsFor(facts)) {
      return null;
    }
    var verdict = policy.says(facts);
    heard.add(new Heard(policy, verdict));
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
