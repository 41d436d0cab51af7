package io.bedloe.platform.realtime;

import io.bedloe.kernel.Rule;

/** The rules of open connections. */
public enum RealtimeRule implements Rule {
  TOO_MANY_CONNECTIONS(Kind.LIMITED, "The account has too many open connections"),
  NO_FREE_CONNECTION(Kind.UNAVAILABLE, "The server has too many open connections");

  private final Definition definition;

  RealtimeRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
