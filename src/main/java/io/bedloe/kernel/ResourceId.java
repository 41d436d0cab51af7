package io.bedloe.kernel;

import java.util.UUID;

/** The id of a resource of any kind, where several kinds are treated alike. */
public record ResourceId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
