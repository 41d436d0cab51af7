package io.bedloe.identity.federation;

import io.bedloe.kernel.Rule;

/** The rules of federated sign-in and linked identities. */
public enum IdentityRule implements Rule {
  LOGIN_STATE_MISMATCH(Kind.INVALID, "The sign-in was started in another browser"),
  LOGIN_STATE_USED(Kind.INVALID, "The sign-in was completed before"),
  IDENTITY_NOT_LINKED(Kind.FORBIDDEN, "No account is linked to this identity"),
  PROVIDER_EMAIL_NOT_VERIFIED(Kind.FORBIDDEN, "The e-mail address is not verified"),
  IDENTITY_LINK_REQUIRED(Kind.FORBIDDEN, "An account with this e-mail address exists"),
  ACCOUNT_DISABLED(Kind.FORBIDDEN, "The account is disabled"),
  IDENTITY_TAKEN(Kind.CONFLICT, "The identity is linked to another account"),
  IDENTITY_NOT_FOUND(Kind.NOT_FOUND, "The identity does not exist"),
  LAST_SIGN_IN_METHOD(Kind.CONFLICT, "The account would have no way to sign in");

  private final Definition definition;

  IdentityRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
