package io.bedloe.platform.persistence;

import io.bedloe.kernel.Rule;

/** The rules of storage. */
public enum PersistenceRule implements Rule {
  DATABASE_UNAVAILABLE(Kind.UNAVAILABLE, "The database is not available"),
  STARTING(Kind.UNAVAILABLE, "The server is starting"),
  CONCURRENT_UPDATE(Kind.CONFLICT, "Concurrent requests conflict");

  private final Definition definition;

  PersistenceRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
