package io.bedloe.identity.accounts;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of a registration that waits for its confirmation. */
public record RegistrationId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
