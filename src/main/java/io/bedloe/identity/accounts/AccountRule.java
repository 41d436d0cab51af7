package io.bedloe.identity.accounts;

import io.bedloe.kernel.Rule;

/** The rules of looking after accounts. */
public enum AccountRule implements Rule {
  INVALID_USER(Kind.INVALID, "The account has faults"),
  USER_NOT_FOUND(Kind.NOT_FOUND, "There is no such account"),
  EMAIL_TAKEN(Kind.CONFLICT, "Another account has this e-mail address"),
  LAST_ADMIN(Kind.CONFLICT, "Somebody has to be able to look after the accounts"),
  ACCOUNT_ERASED(Kind.CONFLICT, "The account is erased"),
  FIRST_ADMIN_REFUSED(Kind.FORBIDDEN, "There is an admin, or that is not the secret"),
  YOURSELF(Kind.CONFLICT, "That is you");

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
