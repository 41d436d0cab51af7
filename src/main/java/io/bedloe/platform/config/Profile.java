package io.bedloe.platform.config;

/** The kind of environment that the server runs in. */
public enum Profile {
  /** A developer's machine: it has demo accounts, demo data and default secrets. */
  DEVELOPMENT("dev"),
  /** The test suite. */
  TEST("test"),
  /** Production: it has no demo accounts and no default secret. */
  PRODUCTION("live");

  private final String mark;

  Profile(String mark) {
    this.mark = mark;
  }

  /** Returns the short name that API keys of this environment contain. */
  public String mark() {
    return mark;
  }
}
