package io.bedloe.identity.accounts;

import io.bedloe.kernel.Rule;

/** The rules of account administration. */
public enum AccountRule implements Rule {
  INVALID_USER(Kind.INVALID, "The account is not valid"),
  USER_NOT_FOUND(Kind.NOT_FOUND, "The account does not exist"),
  EMAIL_TAKEN(Kind.CONFLICT, "Another account has this e-mail address"),
  LAST_ADMIN(Kind.CONFLICT, "The last administrator cannot be removed"),
  ACCOUNT_ERASED(Kind.CONFLICT, "The account is erased"),
  FIRST_ADMIN_REFUSED(Kind.FORBIDDEN, "An administrator exists, or the secret is wrong"),
  OWN_ACCOUNT(Kind.CONFLICT, "The operation is not allowed on your own account");

  private final Definition definition;

  AccountRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
