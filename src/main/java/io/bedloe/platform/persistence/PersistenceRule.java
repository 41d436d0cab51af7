package io.bedloe.platform.persistence;

import io.bedloe.kernel.Rule;

/** The rules of storage. */
public enum PersistenceRule implements Rule {
  DATABASE_UNAVAILABLE(Kind.UNAVAILABLE, "The database is not available"),
  STARTING(Kind.UNAVAILABLE, "The server is starting"),
  CONCURRENT_UPDATE(Kind.CONFLICT, "Concurrent requests conflict");

  private final Kind kind;
  private final String title;

  PersistenceRule(Kind kind, String title) {
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
