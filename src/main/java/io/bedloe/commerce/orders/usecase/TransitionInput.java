package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.OrderLineId;
import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.kernel.Quantity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request body that moves an order to another status.
 *
 * @param to the status; EXPIRED is refused, because orders expire automatically
 * @param lines the returned goods, for RETURNED only; everything when left out
 */
@Schema(description = "The status that an order is moved to.")
public record TransitionInput(
    @Schema(description = "The status.", examples = "CONFIRMED") @NotNull OrderStatus to,
    @Schema(description = "The reason, which the history keeps.", examples = "paid")
        @Nullable
        @Size(min = 1, max = 500)
        String reason,
    @Schema(description = "The returned goods, for RETURNED; all of them when it is left out.")
        @Nullable
        @Size(min = 1, max = OrderInput.MOST_LINES)
        @Valid
        List<@NotNull Back> lines) {

  /** A returned quantity of a line. */
  @Schema(description = "The returned goods of a line.")
  public record Back(
      @Schema(description = "The id of the line of the order.") @NotNull OrderLineId lineId,
      @Schema(description = "The returned quantity.", examples = "1")
          @NotNull
          @Min(1)
          @Max(Quantity.LARGEST_ORDERED)
          Long quantity) {}
}
