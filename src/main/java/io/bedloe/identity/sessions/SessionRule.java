package io.bedloe.identity.sessions;

import io.bedloe.kernel.Rule;

/** The rules of sign-in and of sessions. */
public enum SessionRule implements Rule {
  WRONG_CREDENTIALS(Kind.UNAUTHENTICATED, "The e-mail address or the password is wrong"),
  INVALID_REFRESH_TOKEN(Kind.UNAUTHENTICATED, "The refresh token is not valid"),
  UNTRUSTED_ORIGIN(Kind.FORBIDDEN, "The origin is not allowed"),
  SESSION_NOT_FOUND(Kind.NOT_FOUND, "The session does not exist");

  private final Definition definition;

  SessionRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
