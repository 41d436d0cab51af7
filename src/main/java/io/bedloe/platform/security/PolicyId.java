package io.bedloe.platform.security;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of a policy. */
public record PolicyId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
