package io.bedloe.kernel;

import java.util.UUID;

/** The id of an API key. */
public record ApiKeyId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
