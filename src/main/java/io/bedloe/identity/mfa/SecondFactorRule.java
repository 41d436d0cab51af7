package io.bedloe.identity.mfa;

import io.bedloe.kernel.Rule;

/** The rules of second factors. */
public enum SecondFactorRule implements Rule {
  SECOND_FACTOR_REQUIRED(Kind.UNAUTHENTICATED, "A valid code of the second factor is required"),
  SECOND_FACTOR_INVALID(Kind.FORBIDDEN, "The code is wrong or was used before"),
  SECOND_FACTOR_ACTIVE(Kind.CONFLICT, "The second factor is active already"),
  SECOND_FACTOR_NOT_ACTIVE(Kind.CONFLICT, "The second factor is not active");

  private final Kind kind;
  private final String title;

  SecondFactorRule(Kind kind, String title) {
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
