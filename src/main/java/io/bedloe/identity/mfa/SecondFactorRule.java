package io.bedloe.identity.mfa;

import io.bedloe.kernel.Rule;

/** The rules of second factors. */
public enum SecondFactorRule implements Rule {
  SECOND_FACTOR_REQUIRED(Kind.UNAUTHENTICATED, "Send the code of your second factor too"),
  WRONG_SECOND_FACTOR(Kind.UNAUTHENTICATED, "The code is wrong, or was taken before"),
  WRONG_CODE(Kind.FORBIDDEN, "The code is wrong, or was taken before"),
  SECOND_FACTOR_ACTIVE(Kind.CONFLICT, "There is a second factor"),
  NO_SECOND_FACTOR(Kind.CONFLICT, "There is no second factor");

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
