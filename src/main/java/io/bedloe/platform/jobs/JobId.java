package io.bedloe.platform.jobs;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of a job. */
public record JobId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
