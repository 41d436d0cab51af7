package io.bedloe.customers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer lives, in the parts that all countries share.
 *
 * @param lines street, house and the like, as they stand on a letter; may be empty
 * @param region state, province or county
 */
public record Address(
    List<String> lines,
    @Nullable String city,
    @Nullable String region,
    @Nullable String postalCode) {

  public Address {
    lines = List.copyOf(lines);
  }

  /** Whether it says nothing; such an address is none. */
  public boolean isEmpty() {
    return lines.isEmpty() && city == null && region == null && postalCode == null;
  }
}
