package io.bedloe.commerce.catalog;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of a product. */
public record ProductId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
