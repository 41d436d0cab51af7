package io.bedloe.identity.mfa;

import io.bedloe.kernel.Rule;

/** The rules of second factors. */
public enum SecondFactorRule implements Rule {
  SECOND_FACTOR_REQUIRED(Kind.UNAUTHENTICATED, "A valid code of the second factor is required"),
  SECOND_FACTOR_INVALID(Kind.FORBIDDEN, "The code is wrong or was used before"),
  SECOND_FACTOR_ACTIVE(Kind.CONFLICT, "The second factor is active already"),
  SECOND_FACTOR_NOT_ACTIVE(Kind.CONFLICT, "The second factor is not active");

  private final Definition definition;

  SecondFactorRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
