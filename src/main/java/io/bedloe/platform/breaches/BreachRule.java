package io.bedloe.platform.breaches;

import io.bedloe.kernel.Rule;

/** The rules of the look-up of breached passwords. */
public enum BreachRule implements Rule {
  BREACH_LOOKUP_UNAVAILABLE(Kind.UNAVAILABLE, "The new password cannot be checked for breaches");

  private final Kind kind;
  private final String title;

  BreachRule(Kind kind, String title) {
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
