package io.bedloe.identity.federation;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of the link between an account and an external identity. */
public record IdentityId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
