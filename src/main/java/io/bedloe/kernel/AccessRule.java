package io.bedloe.kernel;

import java.util.UUID;

/** The rules about who may ask at all. */
public enum AccessRule implements Rule {
  UNAUTHENTICATED(Kind.UNAUTHENTICATED, "Sign in first"),
  @ProblemMember(
      name = "maxAge",
      type = long.class,
      description = "How many seconds ago the password can have been shown at most.",
      example = "300")
  INSUFFICIENT_USER_AUTHENTICATION(Kind.UNAUTHENTICATED, "Show your password again"),
  @ProblemMember(
      name = "decisionId",
      type = UUID.class,
      description = "The decision on record; an administrator can ask why at /decisions/{id}.")
  FORBIDDEN(Kind.FORBIDDEN, "You may not do this"),
  @ProblemMember(
      name = "decisionId",
      type = UUID.class,
      description = "The decision on record; an administrator can ask why at /decisions/{id}.")
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
