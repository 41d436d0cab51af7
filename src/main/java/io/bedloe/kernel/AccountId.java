package io.bedloe.kernel;

import java.util.UUID;

/** The id of an account. */
public record AccountId(UUID value) implements Id {

  /** The actor of work that the server does by itself: the nil UUID. */
  public static final AccountId SYSTEM = new AccountId(new UUID(0, 0));

  @Override
  public String toString() {
    return value.toString();
  }
}
