package io.bedloe.commerce.orders;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of a line of an order. */
public record OrderLineId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
