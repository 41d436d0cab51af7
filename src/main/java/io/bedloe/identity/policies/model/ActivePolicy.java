package io.bedloe.identity.policies.model;

import io.bedloe.identity.policies.Effect;
import io.bedloe.platform.security.Decision.DecidingPolicy;
import io.bedloe.platform.security.PolicyId;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A policy that is evaluated.
 *
 * @param priority the priority; policies with higher values are evaluated first
 * @param expression null when it cannot be parsed any more; such a policy refuses
 * @param fault why it cannot be parsed
 */
public record ActivePolicy(
    PolicyId id,
    int version,
    String name,
    PermissionPattern target,
    Effect effect,
    int priority,
    @Nullable Expression expression,
    @Nullable String fault) {

  /** The order of evaluation: by priority, then the older policy first. */
  static final Comparator<ActivePolicy> ORDER =
      Comparator.comparingInt(ActivePolicy::priority)
          .reversed()
          .thenComparing(policy -> policy.id().value());

  /** The active version of a policy. */
  public record Stored(
      PolicyId id,
      int version,
      String name,
      String target,
      Effect effect,
      int priority,
      String expression) {}

  /** Compiles a stored policy; one that cannot be parsed refuses. */
  public static ActivePolicy of(Stored stored, PolicyLanguage language) {
    Expression expression = null;
    String fault = null;
    try {
      expression = language.read(stored.expression());
    } catch (InvalidExpression broken) {
      fault = String.valueOf(broken.getMessage());
    }
    var target = new PermissionPattern(stored.target());
    if (!target.isKnown()) {
      expression = null;
      fault = "this version of Bedloe does not know the permission " + stored.target();
    }
    return new ActivePolicy(
        stored.id(),
        stored.version(),
        stored.name(),
        target,
        stored.effect(),
        stored.priority(),
        expression,
        fault);
  }

  boolean waitsFor(EvaluationContext context) {
    return expression != null && expression.needsResource() && !context.hasResource();
  }

  Verdict evaluate(EvaluationContext context) {
    return expression == null
        ? Verdict.undetermined(Optional.ofNullable(fault).orElse("the expression cannot be parsed"))
        : expression.evaluate(context);
  }

  DecidingPolicy asDecidingPolicy(EvaluationContext context) {
    return new DecidingPolicy(
        id, name, version, expression == null ? "" : expression.decidingClause(context));
  }
}
