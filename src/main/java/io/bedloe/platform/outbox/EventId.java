package io.bedloe.platform.outbox;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of an event. */
public record EventId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
