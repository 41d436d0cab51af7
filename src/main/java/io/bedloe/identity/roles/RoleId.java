package io.bedloe.identity.roles;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of a role. */
public record RoleId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
