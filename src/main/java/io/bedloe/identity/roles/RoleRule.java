package io.bedloe.identity.roles;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;

/** The rules of roles. */
public enum RoleRule implements Rule {
  INVALID_ROLE(Kind.INVALID, "The role is not valid"),
  ROLE_NOT_FOUND(Kind.NOT_FOUND, "The role does not exist"),
  ROLE_NAME_TAKEN(Kind.CONFLICT, "Another role has this name"),
  BUILT_IN_ROLE(Kind.CONFLICT, "A built-in role cannot be changed"),
  @ProblemMember(
      name = "uses",
      type = long.class,
      description = "The number of accounts and roles that have the role.",
      example = "3")
  ROLE_IN_USE(Kind.CONFLICT, "The role is in use"),
  EXCEEDS_OWN_RIGHTS(Kind.FORBIDDEN, "The account has rights that you do not have");

  private final Definition definition;

  RoleRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
