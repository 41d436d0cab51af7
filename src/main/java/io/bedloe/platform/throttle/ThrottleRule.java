package io.bedloe.platform.throttle;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;
import java.time.Instant;

/** The rules of attempts that are delayed because too many have failed. */
public enum ThrottleRule implements Rule {
  @ProblemMember(
      name = "retryAt",
      type = Instant.class,
      description = "The time from which the next attempt is accepted.")
  @ProblemMember(
      name = "retryAfterSeconds",
      type = long.class,
      description = "The number of seconds until the next attempt is accepted.",
      example = "30")
  SIGN_IN_DELAYED(Kind.LIMITED, "Too many attempts"),
  @ProblemMember(
      name = "retryAt",
      type = Instant.class,
      description = "The time from which the next attempt is accepted.")
  @ProblemMember(
      name = "retryAfterSeconds",
      type = long.class,
      description = "The number of seconds until the next attempt is accepted.",
      example = "30")
  TOO_MANY_MAILS(Kind.LIMITED, "Too many e-mails were requested");

  private final Definition definition;

  ThrottleRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
