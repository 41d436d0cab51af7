package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.ExpressionPosition;
import io.bedloe.identity.policies.PolicyRule;
import io.bedloe.identity.policies.model.Expression;
import io.bedloe.identity.policies.model.InvalidExpression;
import io.bedloe.identity.policies.model.InvalidExpression.Flaw;
import io.bedloe.identity.policies.model.PermissionPattern;
import io.bedloe.identity.policies.model.RowPolicies;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.security.ProtectedAction;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks each policy before it is saved: it must compile and fit the resources of its target. */
@Dependent
class PolicyValidator {

  private static final String EXPRESSION = "/expression";
  private static final String TARGET = "/target";

  /** The attributes that every resource has. */
  private static final Set<String> ALWAYS = Set.of("id", "type");

  private final AttributeSchema attributeSchema;

  @Inject
  PolicyValidator(AttributeSchema attributeSchema) {
    this.attributeSchema = attributeSchema;
  }

  /** Returns the compiled expression. */
  Expression checked(String target, String text) {
    var expression = expression(text);
    var pattern = pattern(target);
    if (expression.needsResource()) {
      var actions = attributeSchema.actions(pattern.permissions());
      if (actions.isEmpty()) {
        throw invalid(
            List.of(
                new Fault(
                    TARGET,
                    "no-resource",
                    "the expression needs a resource, but %s has none; permissions with one are %s"
                        .formatted(
                            target,
                            String.join(", ", attributeSchema.permissionsWithResources())))));
      }
      actions.forEach(action -> mustFit(expression, action));
    }
    return expression;
  }

  private Expression expression(String text) {
    try {
      return attributeSchema.language().read(text);
    } catch (InvalidExpression invalid) {
      throw flawed(invalid.flaws());
    }
  }

  private static PermissionPattern pattern(String target) {
    try {
      return PermissionPattern.parse(target);
    } catch (InvalidValue wrong) {
      throw invalid(List.of(wrong.at(TARGET)));
    }
  }

  private static void mustFit(Expression expression, ProtectedAction action) {
    var faults = new ArrayList<Fault>();
    var missing = new HashSet<>(expression.attributes());
    missing.removeAll(action.attributes().keySet());
    missing.removeAll(ALWAYS);
    for (var attribute : missing) {
      faults.add(
          new Fault(
              EXPRESSION,
              "unknown-attribute",
              "resource.%s is not known for %s; the attributes are %s"
                  .formatted(
                      attribute,
                      action.permission().code(),
                      String.join(", ", new TreeSet<>(action.attributes().keySet())))));
    }
    if (!faults.isEmpty()) {
      throw invalid(faults);
    }
    if (action.listing() != null) {
      try {
        RowPolicies.mustLimit(expression, action.listing());
      } catch (InvalidExpression untranslatable) {
        throw flawed(untranslatable.flaws());
      }
    }
  }

  private static Rejected flawed(List<Flaw> flaws) {
    var faults = new ArrayList<Fault>();
    var positions = new ArrayList<ExpressionPosition>();
    for (var flaw : flaws) {
      faults.add(
          new Fault(
              EXPRESSION,
              flaw.code(),
              "line %d, column %d: %s".formatted(flaw.line(), flaw.column(), flaw.message())));
      positions.add(new ExpressionPosition(flaw.line(), flaw.column()));
    }
    return invalid(faults).with("positions", positions);
  }

  private static Rejected invalid(List<Fault> faults) {
    return Rejected.because(PolicyRule.INVALID_POLICY, "The policy is not valid.", faults);
  }
}
