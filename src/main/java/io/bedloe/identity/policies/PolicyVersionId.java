package io.bedloe.identity.policies;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of a version of a policy. */
public record PolicyVersionId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
