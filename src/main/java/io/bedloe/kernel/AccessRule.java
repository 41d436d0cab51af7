package io.bedloe.kernel;

import java.util.UUID;

/** The rules that decide whether a caller may send a request. */
public enum AccessRule implements Rule {
  UNAUTHENTICATED(Kind.UNAUTHENTICATED, "Authentication is required"),
  SESSION_REQUIRED(Kind.FORBIDDEN, "The operation needs a session"),
  @ProblemMember(
      name = "maxAge",
      type = long.class,
      description = "The greatest allowed age of the authentication, in seconds.",
      example = "300")
  INSUFFICIENT_USER_AUTHENTICATION(
      Kind.UNAUTHENTICATED, "A more recent authentication is required"),
  @ProblemMember(
      name = "decisionId",
      type = UUID.class,
      description =
          "The id of the recorded decision; an administrator reads the reason at "
              + "/decisions/{id}.")
  FORBIDDEN(Kind.FORBIDDEN, "Access is denied"),
  @ProblemMember(
      name = "decisionId",
      type = UUID.class,
      description =
          "The id of the recorded decision; an administrator reads the reason at "
              + "/decisions/{id}.")
  SECOND_FACTOR_NOT_VERIFIED(Kind.FORBIDDEN, "The session has not verified the second factor");

  private final Definition definition;

  AccessRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
