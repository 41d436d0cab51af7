package io.bedloe.identity.access;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;

/** The rules of looking after accounts and roles. */
public enum AccountRule implements Rule {
  INVALID_USER(Kind.INVALID, "The account has faults"),
  USER_NOT_FOUND(Kind.NOT_FOUND, "There is no such account"),
  EMAIL_TAKEN(Kind.CONFLICT, "Another account has this e-mail address"),
  LAST_ADMIN(Kind.CONFLICT, "Somebody has to be able to look after the accounts"),
  ACCOUNT_ERASED(Kind.CONFLICT, "The account is erased"),
  BEYOND_YOUR_RIGHTS(Kind.FORBIDDEN, "The account may do what you may not"),
  FIRST_ADMIN_REFUSED(Kind.FORBIDDEN, "There is an admin, or that is not the secret"),
  SESSION_NEEDED(Kind.FORBIDDEN, "Only from a session of one's own"),
  YOURSELF(Kind.CONFLICT, "That is you"),
  INVALID_ROLE(Kind.INVALID, "The role has faults"),
  ROLE_NOT_FOUND(Kind.NOT_FOUND, "There is no such role"),
  ROLE_NAME_TAKEN(Kind.CONFLICT, "Another role has this name"),
  BUILT_IN_ROLE(Kind.CONFLICT, "A built-in role stays as it is"),
  @ProblemMember(
      name = "uses",
      type = long.class,
      description = "The number of accounts and roles that have the role.",
      example = "3")
  ROLE_IN_USE(Kind.CONFLICT, "The role is in use");

  private final Kind kind;
  private final String title;

  AccountRule(Kind kind, String title) {
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
