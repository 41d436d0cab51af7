package io.bedloe.customers.usecase;

import io.bedloe.customers.CustomerView;
import io.bedloe.customers.model.Customer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of a customer.
 *
 * @param country ISO 3166-1 alpha-2
 * @param accountId the account that signs in for this customer
 */
public record CustomerInput(
    @Nullable @Size(min = 1, max = 100) String externalReference,
    @NotBlank @Size(max = 200) String name,
    @Nullable @Size(min = 3, max = 254) @Email String email,
    @Nullable @KnownCountry String country,
    @Nullable @Valid AddressInput address,
    @Nullable UUID accountId) {

  /** What would have to be said to get a customer as it is; a patch starts from it. */
  public static CustomerInput of(CustomerView customer) {
    return new CustomerInput(
        customer.externalReference(),
        customer.name(),
        customer.email(),
        customer.country(),
        AddressInput.of(customer.address()),
        customer.accountId());
  }

  Customer.Description toDescription() {
    return new Customer.Description(
        externalReference,
        name,
        email,
        country,
        address == null ? null : address.toAddress(),
        accountId);
  }
}
