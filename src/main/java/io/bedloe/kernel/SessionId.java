package io.bedloe.kernel;

import java.util.UUID;

/** The id of a session. */
public record SessionId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
