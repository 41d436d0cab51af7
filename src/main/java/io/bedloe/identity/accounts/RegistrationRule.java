package io.bedloe.identity.accounts;

import io.bedloe.kernel.Rule;

/** The rules of registration, invitations and forgotten passwords. */
public enum RegistrationRule implements Rule {
  REGISTRATION_CLOSED(Kind.FORBIDDEN, "Accounts are created by invitation only"),
  INVALID_MAILED_TOKEN(Kind.INVALID, "The link is not valid any more"),
  PASSWORD_ALREADY_SET(Kind.CONFLICT, "The account has a password already"),
  NO_MAIL_SERVER(Kind.UNAVAILABLE, "No mail server is configured");

  private final Definition definition;

  RegistrationRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
