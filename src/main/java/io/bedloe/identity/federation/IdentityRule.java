package io.bedloe.identity.federation;

import io.bedloe.kernel.Rule;

/** The rules of accounts whose owners prove who they are elsewhere. */
public enum IdentityRule implements Rule {
  LOGIN_NOT_BEGUN_HERE(Kind.INVALID, "The sign-in was not begun in this browser"),
  LOGIN_FINISHED(Kind.INVALID, "The sign-in has been finished already"),
  NO_LOGOUT_TOKEN(Kind.INVALID, "There is no logout token"),
  NO_ACCOUNT(Kind.FORBIDDEN, "Nobody here has this identity"),
  PROVIDER_EMAIL_NOT_VERIFIED(Kind.FORBIDDEN, "The e-mail address is not verified"),
  SIGN_IN_AND_LINK(Kind.FORBIDDEN, "An account has this e-mail address"),
  ACCOUNT_CLOSED(Kind.FORBIDDEN, "The account cannot be used"),
  IDENTITY_TAKEN(Kind.CONFLICT, "The identity is linked to another account"),
  IDENTITY_NOT_FOUND(Kind.NOT_FOUND, "There is no such identity"),
  LAST_WAY_IN(Kind.CONFLICT, "There would be no way to sign in any more");

  private final Kind kind;
  private final String title;

  IdentityRule(Kind kind, String title) {
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
