package io.bedloe.platform.security;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of an authorization decision. */
public record DecisionId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
