package io.bedloe.orders;

import io.bedloe.customers.Address;
import io.bedloe.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An order with everything that belongs to it.
 *
 * @param number for people, such as {@code 2026-000123}; numbers grow, with gaps
 * @param customerId absent for a walk-in, and where policies keep the customer from the caller
 * @param buyer who bought, as the customer was when the order was placed; absent for a walk-in, and
 *     for callers who may not read the customer
 * @param externalReference the order's id in another system; no two orders have the same
 * @param country where it went, ISO 3166
 * @param historical whether it was entered afterwards; it has moved no stock unless that was asked
 *     for
 * @param expiresAt when it expires unless it is confirmed; absent once that is over
 * @param confirmedAt when the shop confirmed it; of an imported sale, when it was placed
 * @param cancelledAt when it was called off
 * @param history what happened to it, the oldest first
 * @param allowedTransitions where the caller can have it go now
 * @param blockedTransitions every other state, and why it cannot go there
 */
public record OrderView(
    UUID id,
    String number,
    OrderKind kind,
    OrderStatus status,
    @Nullable UUID customerId,
    @Schema(description = "Who bought, as the customer was when the order was placed.")
        @Nullable Buyer buyer,
    @Nullable String externalReference,
    @Nullable String country,
    boolean historical,
    List<Line> lines,
    Totals totals,
    Instant placedAt,
    @Nullable Instant expiresAt,
    @Schema(
            description = "When the shop confirmed the order; absent before.",
            examples = "2026-11-21T10:00:00Z")
        @Nullable Instant confirmedAt,
    @Schema(
            description = "When the order was cancelled; absent when it was not.",
            examples = "2026-11-21T10:00:00Z")
        @Nullable Instant cancelledAt,
    Instant updatedAt,
    List<Event> history,
    List<OrderStatus> allowedTransitions,
    List<Blocked> blockedTransitions) {

  /** Who bought, as the customer was when the order was placed. */
  public record Buyer(
      @Schema(description = "The customer's name.", examples = "Ann Archer") String name,
      @Schema(description = "The customer's e-mail address.", examples = "ann@example.com")
          @Nullable String email,
      @Schema(description = "The customer's address.") @Nullable Address address) {}

  /**
   * A line. What names its product is absent where policies keep the product from the caller.
   *
   * @param sku as it was when the order was placed, and so is the name
   * @param total quantity × unitPrice
   * @param returnedQuantity how many have come back
   */
  public record Line(
      UUID id,
      @Nullable UUID productId,
      @Nullable String sku,
      @Nullable String name,
      long quantity,
      Money unitPrice,
      Money total,
      long returnedQuantity) {}

  /**
   * What it comes to.
   *
   * @param ordered the sum of the lines
   * @param returned what has come back, at the lines' prices
   * @param net ordered − returned
   */
  public record Totals(Money ordered, Money returned, Money net) {}

  /**
   * Something that happened to it.
   *
   * @param from absent for the first one
   * @param by who did it
   * @param returned what came back with it; absent when nothing did
   */
  public record Event(
      Instant at,
      @Nullable OrderStatus from,
      OrderStatus to,
      @Nullable String reason,
      String by,
      @Schema(description = "What came back; absent when nothing did.")
          @Nullable List<Returned> returned) {}

  /**
   * So many pieces of a line that came back.
   *
   * @param lineId the line's id
   * @param amount quantity × the line's unit price
   */
  public record Returned(
      @Schema(description = "The id of the line.") UUID lineId,
      @Schema(description = "How many pieces came back.", examples = "2") long quantity,
      @Schema(description = "What they had cost: the quantity times the line's unit price.")
          Money amount) {}

  /** Why an order cannot go to a state. */
  public record Blocked(OrderStatus to, String reason) {}
}
