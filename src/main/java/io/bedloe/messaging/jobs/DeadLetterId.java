package io.bedloe.messaging.jobs;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of a dead letter, which is that of its job or of its delivery. */
public record DeadLetterId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
