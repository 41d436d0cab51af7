package io.bedloe.kernel;

import java.util.UUID;

/** The id of an order. Stock movements name it too, and inventory may not use orders. */
public record OrderId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
