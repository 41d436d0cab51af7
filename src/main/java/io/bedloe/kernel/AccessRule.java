package io.bedloe.kernel;

/** The rules about who may ask at all. */
public enum AccessRule implements Rule {
  UNAUTHENTICATED(Kind.UNAUTHENTICATED, "Sign in first"),
  INSUFFICIENT_USER_AUTHENTICATION(Kind.UNAUTHENTICATED, "Show your password again"),
  FORBIDDEN(Kind.FORBIDDEN, "You may not do this"),
  SECOND_FACTOR_MISSING(Kind.FORBIDDEN, "Show your second factor first");

  private final Kind kind;
  private final String title;

  AccessRule(Kind kind, String title) {
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
