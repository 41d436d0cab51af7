package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.Quantity;
import io.bedloe.kernel.Sku;
import io.bedloe.platform.validation.NotNegative;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request body that places an order.
 *
 * @param customerId the customer; when left out, the caller's own customer, or for staff a walk-in
 * @param externalReference the order's id in the client's system; it is unique
 * @param currency the ISO 4217 code; every price must be in this currency
 */
@Schema(description = "An order to place.")
public record OrderInput(
    @Schema(
            description =
                "The id of the customer; an account that is linked to a customer orders for"
                    + " itself.")
        @Nullable CustomerId customerId,
    @Schema(
            description = "The id of the order in another system; it is unique.",
            examples = "T1001")
        @Nullable
        @Size(min = 1, max = 100)
        String externalReference,
    @Schema(
            description = "The currency of all lines as an ISO 4217 code of three capital letters.",
            examples = "GBP")
        @NotNull
        @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code such as GBP")
        String currency,
    @Schema(description = "The lines, 1 to " + OrderInput.MOST_LINES + ".")
        @NotEmpty
        @Size(max = OrderInput.MOST_LINES)
        @Valid
        List<@NotNull LineInput> lines) {

  public static final int MOST_LINES = 500;

  /**
   * A line of the order, which names the product by its sku or by its id.
   *
   * @param unitPrice the price of one piece; the catalogue's when left out; setting it needs
   *     orders:price
   */
  @Schema(description = "A line of an order. It names the product by its SKU or by its id.")
  public record LineInput(
      @Schema(description = "The SKU of the product.", examples = "LAMP-1")
          @Nullable
          @Size(min = 1, max = Sku.LONGEST)
          @Pattern(regexp = Sku.FORM, message = Sku.FORM_MESSAGE)
          String sku,
      @Schema(description = "The id of the product.") @Nullable ProductId productId,
      @Schema(description = "The quantity, 1 or more.", examples = "3")
          @NotNull
          @Min(1)
          @Max(Quantity.LARGEST_ORDERED)
          Long quantity,
      @Schema(
              description =
                  "The price of one piece, in the currency of the order; the price of the product when "
                      + "it is left out.")
          @Nullable
          @NotNegative
          Money unitPrice) {

    public LineInput {
      sku = Sku.normalizedOrNull(sku);
    }
  }
}
