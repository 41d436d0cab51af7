package io.bedloe.platform.throttle;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;
import java.time.Instant;

/** The rules of attempts that are delayed because too many have failed. */
public enum ThrottleRule implements Rule {
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
  @ProblemMember(
      name = "retryAt",
      type = Instant.class,
      description = "The time from which the next attempt counts.")
  @ProblemMember(
      name = "retryAfterSeconds",
      type = long.class,
      description = "The seconds until the next attempt counts.",
      example = "30")
  TOO_MANY_MAILS(Kind.LIMITED, "Wait before the next try");

  private final Kind kind;
  private final String title;

  ThrottleRule(Kind kind, String title) {
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
