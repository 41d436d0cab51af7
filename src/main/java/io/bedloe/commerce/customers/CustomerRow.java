package io.bedloe.commerce.customers;

import io.bedloe.kernel.EmailAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer that {@link CustomerBatch} creates or changes. A null value means that a new customer
 * has none, and that an existing customer keeps its value.
 *
 * @param id the id of a new customer
 * @param name null only where an existing customer keeps its name
 * @param country ISO 3166-1 alpha-2
 * @param addressLines the lines, separated by line breaks
 * @param cleared the names of the fields whose values are removed from an existing customer
 */
public record CustomerRow(
    CustomerId id,
    String externalReference,
    @Nullable String name,
    @Nullable String email,
    @Nullable String country,
    @Nullable String addressLines,
    @Nullable String city,
    @Nullable String region,
    @Nullable String postalCode,
    Set<String> cleared) {

  /** Checks the constraints of a customer. */
  public CustomerRow {
    CustomerLimits.mustFit(
        "externalReference", externalReference, CustomerLimits.EXTERNAL_REFERENCE);
    CustomerLimits.mustFit("name", name, CustomerLimits.NAME);
    CustomerLimits.mustFit("email", email, EmailAddress.LONGEST);
    CustomerLimits.mustFit("city", city, CustomerLimits.PLACE);
    CustomerLimits.mustFit("region", region, CustomerLimits.PLACE);
    CustomerLimits.mustFit("postalCode", postalCode, CustomerLimits.POSTAL_CODE);
    if (addressLines != null) {
      var lines = addressLines.split("\n", -1);
      if (lines.length > CustomerLimits.ADDRESS_LINES) {
        throw new IllegalArgumentException("an address has too many lines: " + lines.length);
      }
      for (var line : lines) {
        CustomerLimits.mustFit("address", line, CustomerLimits.ADDRESS_LINE);
      }
    }
    cleared = Set.copyOf(cleared);
  }

  /** Returns a new customer with only these values. */
  public static CustomerRow named(
      CustomerId id, String externalReference, String name, @Nullable String country) {
    return new CustomerRow(
        id, externalReference, name, null, country, null, null, null, null, Set.of());
  }
}
