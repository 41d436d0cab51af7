package io.bedloe.commerce.customers.usecase;

import io.bedloe.commerce.customers.CustomerView;
import io.bedloe.commerce.customers.model.Customer;
import io.bedloe.kernel.AccountId;
import io.bedloe.platform.validation.Email;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request body that creates or replaces a customer.
 *
 * @param country the ISO 3166-1 alpha-2 code
 * @param accountId the account that signs in for this customer
 */
@Schema(description = "A customer to create, or what replaces one.")
public record CustomerInput(
    @Schema(
            description = "The id of the customer in another system; it is unique.",
            examples = "C77")
        @Nullable
        @Size(min = 1, max = 100)
        String externalReference,
    @Schema(description = "The name of the customer.", examples = "Jane Doe")
        @NotBlank
        @Size(max = 200)
        String name,
    @Schema(description = "The e-mail address of the customer.") @Nullable @Email String email,
    @Schema(
            description = "The country as an ISO 3166-1 code of two capital letters.",
            examples = "GB")
        @Nullable
        @KnownCountry
        String country,
    @Schema(description = "The postal address of the customer.") @Nullable @Valid
        AddressInput address,
    @Schema(
            description =
                "The id of the account whose holder is this customer; it then sees the customer's"
                    + " orders.")
        @Nullable AccountId accountId) {

  /** Returns the input that describes a customer as it is; a merge patch applies to it. */
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
