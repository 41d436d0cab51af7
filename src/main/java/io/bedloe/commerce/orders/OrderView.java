package io.bedloe.commerce.orders;

import io.bedloe.commerce.customers.Address;
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
@Schema(description = "An order with its lines, totals and history.")
public record OrderView(
    @Schema(description = "The id of the order.") UUID id,
    @Schema(description = "The number of the order, for people.", examples = "2026-000042")
        String number,
    @Schema(description = "Whether it is a sale or a credit note.") OrderKind kind,
    @Schema(description = "The status of the order.") OrderStatus status,
    @Schema(description = "The id of the customer; absent when the order names none.")
        @Nullable UUID customerId,
    @Schema(description = "The customer's data at the time when the order was placed.")
        @Nullable Buyer buyer,
    @Schema(description = "The id of the order in another system.", examples = "T1001")
        @Nullable String externalReference,
    @Schema(
            description = "The country as an ISO 3166-1 code of two capital letters.",
            examples = "GB")
        @Nullable String country,
    @Schema(
            description =
                "Whether the order was imported from another system and never moved stock.")
        boolean historical,
    @Schema(description = "The lines of the order.") List<Line> lines,
    @Schema(description = "The sums of the order.") Totals totals,
    @Schema(description = "When the order was placed.") Instant placedAt,
    @Schema(description = "When the order expires unless it is confirmed; absent after that.")
        @Nullable Instant expiresAt,
    @Schema(
            description = "When the order was confirmed; absent before.",
            examples = "2026-11-21T10:00:00Z")
        @Nullable Instant confirmedAt,
    @Schema(
            description = "When the order was cancelled; absent when it was not.",
            examples = "2026-11-21T10:00:00Z")
        @Nullable Instant cancelledAt,
    @Schema(description = "When the order was last changed.") Instant updatedAt,
    @Schema(description = "Every change of the status, the earliest first.") List<Event> history,
    @Schema(description = "The statuses that the caller can move the order to.")
        List<OrderStatus> allowedTransitions,
    @Schema(description = "The other statuses, each with the reason.")
        List<Blocked> blockedTransitions) {

  /** The customer's data at the time when the order was placed. */
  @Schema(description = "The customer's data at the time when the order was placed.")
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
  @Schema(description = "A line of an order.")
  public record Line(
      @Schema(description = "The id of the line.") UUID id,
      @Schema(description = "The id of the product.") @Nullable UUID productId,
      @Schema(
              description = "The SKU of the product when the order was placed.",
              examples = "LAMP-1")
          @Nullable String sku,
      @Schema(
              description = "The name of the product when the order was placed.",
              examples = "Desk lamp")
          @Nullable String name,
      @Schema(description = "The quantity that was ordered.", examples = "3") long quantity,
      @Schema(description = "The price of one piece.") Money unitPrice,
      @Schema(description = "The unit price times the quantity.") Money total,
      @Schema(description = "The returned quantity.", examples = "0") long returnedQuantity) {}

  /**
   * The sums of the order.
   *
   * @param ordered the sum of the lines
   * @param returned what has come back, at the lines' prices
   * @param net ordered − returned
   */
  @Schema(description = "The sums of an order.")
  public record Totals(
      @Schema(description = "The sum of all lines.") Money ordered,
      @Schema(description = "The value of the returned goods.") Money returned,
      @Schema(description = "The sum of all lines minus the value of the returned goods.")
          Money net) {}

  /**
   * Something that happened to it.
   *
   * @param from absent for the first one
   * @param by who did it
   * @param returned what came back with it; absent when nothing did
   */
  @Schema(description = "A change of the status of an order.")
  public record Event(
      @Schema(description = "When the event happened.") Instant at,
      @Schema(description = "The status before; absent for the first one.")
          @Nullable OrderStatus from,
      @Schema(description = "The status after.") OrderStatus to,
      @Schema(
              description = "The reason that was given.",
              examples = "the customer changed their mind")
          @Nullable String reason,
      @Schema(
              description = "The name of the account that made the change.",
              examples = "manager@bedloe.example")
          String by,
      @Schema(description = "The returned goods; absent when nothing was returned.")
          @Nullable List<Returned> returned) {}

  /**
   * So many pieces of a line that came back.
   *
   * @param lineId the line's id
   * @param amount quantity × the line's unit price
   */
  @Schema(description = "Returned goods in a change of the status.")
  public record Returned(
      @Schema(description = "The id of the line.") UUID lineId,
      @Schema(description = "The returned quantity.", examples = "2") long quantity,
      @Schema(
              description =
                  "The value of the returned goods: the quantity times the line's unit price.")
          Money amount) {}

  /** Why an order cannot go to a state. */
  @Schema(description = "A status that the order cannot be moved to.")
  public record Blocked(
      @Schema(description = "The status.") OrderStatus to,
      @Schema(
              description = "Why the order cannot be moved to it.",
              examples = "the order is PLACED already")
          String reason) {}
}
