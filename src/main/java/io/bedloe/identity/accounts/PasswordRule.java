package io.bedloe.identity.accounts;

import io.bedloe.kernel.Rule;

/** The rules of passwords. */
public enum PasswordRule implements Rule {
  WRONG_PASSWORD(Kind.FORBIDDEN, "The current password is wrong"),
  INVALID_PASSWORD(Kind.INVALID, "The new password is not acceptable"),
  TOO_MANY_SIGN_INS(Kind.LIMITED, "Too many password checks run at the same time");

  private final Definition definition;

  PasswordRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
