package io.bedloe.identity.access;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;
import java.time.Instant;

/** How signing in can fail. */
public enum SignInRule implements Rule {
  WRONG_CREDENTIALS(Kind.UNAUTHENTICATED, "The e-mail address or the password is wrong"),
  INVALID_REFRESH_TOKEN(Kind.UNAUTHENTICATED, "Sign in again"),
  FOREIGN_ORIGIN(Kind.FORBIDDEN, "Not from this web page"),
  WRONG_PASSWORD(Kind.FORBIDDEN, "The current password is wrong"),
  INVALID_PASSWORD(Kind.INVALID, "The new password has faults"),
  SESSION_NOT_FOUND(Kind.NOT_FOUND, "There is no such session"),
  @ProblemMember(
      name = "retryAt",
      type = Instant.class,
      description = "The time from which the next attempt counts.")
  @ProblemMember(
      name = "retryAfterSeconds",
      type = long.class,
      description = "The seconds until the next attempt counts.",
      example = "30")
  SIGN_IN_DELAYED(Kind.LIMITED, "Wait before the next try"),
  TOO_MANY_SIGN_INS(Kind.LIMITED, "Too many sign in at once");

  private final Kind kind;
  private final String title;

  SignInRule(Kind kind, String title) {
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
