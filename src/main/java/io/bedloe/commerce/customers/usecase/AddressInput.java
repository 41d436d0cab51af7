package io.bedloe.commerce.customers.usecase;

import io.bedloe.commerce.customers.Address;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request body of an address. An address without any values counts as none.
 *
 * @param lines at most ten lines, none of them with line breaks
 */
@Schema(description = "A postal address.")
public record AddressInput(
    @Schema(
            description = "The lines of the address above the city.",
            examples = "[\"1 High Street\"]")
        @Nullable
        @Size(max = 10)
        List<
                @NotBlank @Size(max = 200)
                @Pattern(regexp = "[^\\r\\n]*", message = "must be one line") String>
            lines,
    @Schema(description = "The city.", examples = "Bristol") @Nullable @Size(min = 1, max = 100)
        String city,
    @Schema(description = "The state, county or province.", examples = "Avon")
        @Nullable
        @Size(min = 1, max = 100)
        String region,
    @Schema(description = "The postal code.", examples = "BS1 4DJ")
        @Nullable
        @Size(min = 1, max = 20)
        String postalCode) {

  static @Nullable AddressInput of(@Nullable Address address) {
    return address == null
        ? null
        : new AddressInput(address.lines(), address.city(), address.region(), address.postalCode());
  }

  @Nullable Address toAddress() {
    var address = new Address(lines == null ? List.of() : lines, city, region, postalCode);
    return address.isEmpty() ? null : address;
  }
}
