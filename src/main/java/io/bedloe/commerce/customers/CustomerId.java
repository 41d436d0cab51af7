package io.bedloe.commerce.customers;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of a customer. */
public record CustomerId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
