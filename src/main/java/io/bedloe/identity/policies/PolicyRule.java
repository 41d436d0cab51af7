package io.bedloe.identity.policies;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;

/** The rules of policies. */
public enum PolicyRule implements Rule {
  POLICY_NOT_FOUND(Kind.NOT_FOUND, "The policy does not exist"),
  DECISION_NOT_FOUND(Kind.NOT_FOUND, "The recorded decision does not exist"),
  POLICY_NAME_TAKEN(Kind.CONFLICT, "Another policy has this name"),
  @ProblemMember(
      name = "positions",
      type = ExpressionPosition.class,
      array = true,
      description = "The positions of the faults in the expression, one for each entry of errors.")
  INVALID_POLICY(Kind.INVALID, "The policy is not valid"),
  INVALID_EXPLANATION(Kind.INVALID, "The explanation request is not valid");

  private final Definition definition;

  PolicyRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
