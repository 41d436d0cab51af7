package io.bedloe.identity.policies.model;

import io.bedloe.platform.security.Decision.Ruling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a set of policies for an authorization request.
 *
 * @param ruling the policy that decided; null when all that were asked had nothing against it
 * @param heard the policies that were asked, in order
 * @param waiting whether some are left that have to know the resource
 */
public record Outcome(
    boolean allowed, @Nullable Ruling ruling, List<Heard> heard, boolean waiting) {

  /** A policy and what it said. */
  public record Heard(ActivePolicy policy, Verdict verdict) {}

  public Outcome {
    heard = List.copyOf(heard);
  }

  /** Those that could not say anything. */
  public List<Heard> faults() {
    return heard.stream().filter(one -> one.verdict().fault() != null).toList();
  }

  /** In one sentence. */
  public String reason() {
    if (ruling == null) {
      return heard.isEmpty() ? "no policy applies" : "no policy denies it";
    }
    var last = heard.get(heard.size() - 1);
    var fault = last.verdict().fault();
    return fault == null
        ? "policy '%s' %s it".formatted(ruling.policyName(), allowed ? "allows" : "refuses")
        : "policy '%s' cannot be evaluated: %s".formatted(ruling.policyName(), fault);
  }
}
