package io.bedloe.orders.usecase;

import io.bedloe.kernel.Money;
import io.bedloe.kernel.Sku;
import io.bedloe.platform.http.NotNegative;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to buy.
 *
 * @param customerId for whom; when left out, the caller's own customer, or for staff a walk-in
 * @param externalReference the order's id in the client's system; no two orders have the same
 * @param currency ISO 4217; every price has to be in it
 */
public record OrderInput(
    @Nullable UUID customerId,
    @Nullable @Size(min = 1, max = 100) String externalReference,
    @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code such as GBP")
        String currency,
    @NotEmpty @Size(max = OrderInput.MOST_LINES) @Valid List<@NotNull LineInput> lines) {

  public static final int MOST_LINES = 500;
  public static final long MOST_PIECES = 1_000_000;

  /**
   * A line; the product is named by either its sku or its id.
   *
   * @param unitPrice the catalogue's when left out; setting it needs orders:price
   */
  public record LineInput(
      @Nullable
          @Size(min = 1, max = Sku.LONGEST)
          @Pattern(regexp = Sku.FORM, message = Sku.FORM_MESSAGE)
          String sku,
      @Nullable UUID productId,
      @NotNull @Min(1) @Max(MOST_PIECES) Long quantity,
      @Nullable @NotNegative Money unitPrice) {

    public LineInput {
      sku = Sku.normalizedOrNull(sku);
    }
  }
}
