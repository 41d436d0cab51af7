package io.bedloe.orders.usecase;

import io.bedloe.orders.OrderStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an order shall go.
 *
 * @param to EXPIRED is not for callers: orders expire by themselves
 * @param lines what comes back, for RETURNED only; everything when left out
 */
public record TransitionInput(
    @NotNull OrderStatus to,
    @Nullable @Size(min = 1, max = 500) String reason,
    @Nullable @Size(min = 1, max = OrderInput.MOST_LINES) @Valid List<@NotNull Back> lines) {

  /** So many of a line come back. */
  public record Back(
      @NotNull UUID lineId, @NotNull @Min(1) @Max(OrderInput.MOST_PIECES) Long quantity) {}
}
