package io.bedloe.platform.breaches;

import io.bedloe.kernel.Rule;

/** The rules of the look-up of breached passwords. */
public enum BreachRule implements Rule {
  BREACH_LOOKUP_UNAVAILABLE(Kind.UNAVAILABLE, "The new password cannot be checked for breaches");

  private final Definition definition;

  BreachRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
