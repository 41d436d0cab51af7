package io.bedloe.identity.sessions;

import io.bedloe.kernel.Rule;

/** The rules of signing in and of sessions. */
public enum SessionRule implements Rule {
  WRONG_CREDENTIALS(Kind.UNAUTHENTICATED, "The e-mail address or the password is wrong"),
  INVALID_REFRESH_TOKEN(Kind.UNAUTHENTICATED, "Sign in again"),
  FOREIGN_ORIGIN(Kind.FORBIDDEN, "Not from this web page"),
  SESSION_NOT_FOUND(Kind.NOT_FOUND, "There is no such session"),
  SESSION_NEEDED(Kind.FORBIDDEN, "Only from a session of one's own"),
  SESSION_REQUIRED(Kind.FORBIDDEN, "Not without a session");

  private final Kind kind;
  private final String title;

  SessionRule(Kind kind, String title) {
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
