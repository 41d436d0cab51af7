package io.bedloe.orders;

import io.bedloe.kernel.Money;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An order on a list; see {@link OrderView} for what the members mean. */
public record OrderSummary(
    UUID id,
    String number,
    OrderKind kind,
    OrderStatus status,
    @Nullable UUID customerId,
    @Nullable String externalReference,
    @Nullable String country,
    Money total,
    boolean historical,
    Instant placedAt,
    @Schema(
            description = "When the shop confirmed the order; absent before.",
            examples = "2026-11-21T10:00:00Z")
        @Nullable Instant confirmedAt,
    Instant updatedAt) {

  /** The same for callers from whom policies keep the customer. */
  public OrderSummary withoutCustomer() {
    return new OrderSummary(
        id,
        number,
        kind,
        status,
        null,
        externalReference,
        country,
        total,
        historical,
        placedAt,
        confirmedAt,
        updatedAt);
  }
}
