package io.bedloe.platform.config;

/** What kind of place this is. */
public enum Profile {
  /** A developer's machine: demo accounts and demo data, default secrets. */
  DEVELOPMENT,
  /** The test suite. */
  TEST,
  /** Real work: no demo accounts, no default secret. */
  PRODUCTION
}
