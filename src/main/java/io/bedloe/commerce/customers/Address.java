package io.bedloe.commerce.customers;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The address of a customer, in the parts that all countries share.
 *
 * @param lines the street, house number and so on, as on a letter; may be empty
 * @param region the state, province or county
 */
@Schema(description = "A postal address.")
public record Address(
    @Schema(
            description = "The lines of the address above the city.",
            examples = "[\"1 High Street\"]")
        List<String> lines,
    @Schema(description = "The city.", examples = "Bristol") @Nullable String city,
    @Schema(description = "The state, county or province.", examples = "Avon")
        @Nullable String region,
    @Schema(description = "The postal code.", examples = "BS1 4DJ") @Nullable String postalCode) {

  public Address {
    lines = List.copyOf(lines);
  }

  /**
   * Returns an address as it is stored.
   *
   * @param lines the lines, separated by line breaks; null for none
   * @return null when all parts are absent
   */
  public static @Nullable Address stored(
      @Nullable String lines,
      @Nullable String city,
      @Nullable String region,
      @Nullable String postalCode) {
    var address =
        new Address(
            lines == null ? List.of() : List.of(lines.split("\n", -1)), city, region, postalCode);
    return address.isEmpty() ? null : address;
  }

  /** Returns the lines in the form that {@link #stored} takes. */
  public @Nullable String storedLines() {
    return lines.isEmpty() ? null : String.join("\n", lines);
  }

  /** Returns whether all parts are absent; such an address counts as none. */
  public boolean isEmpty() {
    return lines.isEmpty() && city == null && region == null && postalCode == null;
  }
}
