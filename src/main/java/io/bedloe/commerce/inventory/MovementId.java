package io.bedloe.commerce.inventory;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of a stock movement. */
public record MovementId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
