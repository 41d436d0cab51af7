package io.bedloe.identity.policies.model;

import io.bedloe.platform.security.Decision.DecidingPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a set of policies for an authorization request.
 *
 * @param decidingPolicy the policy that decided; null when no evaluated policy denied the request
 * @param evaluated the policies that were evaluated, in order
 * @param waiting whether there are policies that can only be evaluated with the resource
 */
public record PolicyOutcome(
    boolean allowed,
    @Nullable DecidingPolicy decidingPolicy,
    List<EvaluatedPolicy> evaluated,
    boolean waiting) {

  /** A policy and its result. */
  public record EvaluatedPolicy(ActivePolicy policy, Verdict verdict) {}

  public PolicyOutcome {
    evaluated = List.copyOf(evaluated);
  }

  /** Returns the policies whose evaluation failed. */
  public List<EvaluatedPolicy> faults() {
    return evaluated.stream().filter(one -> one.verdict().fault() != null).toList();
  }

  /** Returns the reason in one sentence. */
  public String reason() {
    if (decidingPolicy == null) {
      return evaluated.isEmpty() ? "no policy applies" : "no policy denies it";
    }
    var last = evaluated.get(evaluated.size() - 1);
    var fault = last.verdict().fault();
    return fault == null
        ? "policy '%s' %s it".formatted(decidingPolicy.policyName(), allowed ? "allows" : "refuses")
        : "policy '%s' cannot be evaluated: %s".formatted(decidingPolicy.policyName(), fault);
  }
}
