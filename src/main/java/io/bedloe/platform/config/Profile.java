package io.bedloe.platform.config;

/** The kind of environment that the server runs in. */
public enum Profile {
  /** A developer's machine: demo accounts and demo data, default secrets. */
  DEVELOPMENT("dev"),
  /** The test suite. */
  TEST("test"),
  /** Real work: no demo accounts, no default secret. */
  PRODUCTION("live");

  private final String mark;

  Profile(String mark) {
    this.mark = mark;
  }

  /** The short name that keys of this place carry. */
  public String mark() {
    return mark;
  }
}
