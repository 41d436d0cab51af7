package io.bedloe.commerce.orders;

import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.OrderId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An order in a list; {@link OrderView} describes the members. */
@Schema(description = "An order without its lines.")
public record OrderSummary(
    @Schema(description = "The id of the order.") OrderId id,
    @Schema(description = "The number of the order, for people.", examples = "2026-000042")
        String number,
    @Schema(description = "Whether it is a sale or a credit note.") OrderKind kind,
    @Schema(description = "The status of the order.") OrderStatus status,
    @Schema(description = "The id of the customer.") @Nullable CustomerId customerId,
    @Schema(description = "The id of the order in another system.", examples = "T1001")
        @Nullable String externalReference,
    @Schema(
            description = "The country as an ISO 3166-1 code of two capital letters.",
            examples = "GB")
        @Nullable String country,
    @Schema(description = "The sum of all lines.") Money total,
    @Schema(
            description =
                "Whether the order was imported from another system and never moved stock.")
        boolean historical,
    @Schema(description = "When the order was placed.") Instant placedAt,
    @Schema(
            description = "When the order was confirmed; absent before.",
            examples = "2026-11-21T10:00:00Z")
        @Nullable Instant confirmedAt,
    @Schema(description = "When the order was last changed.") Instant updatedAt) {

  /** Returns the same for callers from whom policies hide the customer. */
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
