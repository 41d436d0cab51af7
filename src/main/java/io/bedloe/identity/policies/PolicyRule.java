package io.bedloe.identity.policies;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;

/** The rules of policies. */
public enum PolicyRule implements Rule {
  POLICY_NOT_FOUND(Kind.NOT_FOUND, "There is no such policy"),
  DECISION_NOT_FOUND(Kind.NOT_FOUND, "There is no such decision on record"),
  POLICY_NAME_TAKEN(Kind.CONFLICT, "Another policy has this name"),
  @ProblemMember(
      name = "positions",
      type = ExpressionPosition.class,
      array = true,
      description = "Where the expression has faults, one position for each entry of errors.")
  INVALID_POLICY(Kind.INVALID, "The policy cannot be used"),
  INVALID_EXPLANATION(Kind.INVALID, "That cannot be explained");

  private final Kind kind;
  private final String title;

  PolicyRule(Kind kind, String title) {
    this.kind = kind;
    this.title = title;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String title() {
    return title;
  }
}
