package io.bedloe.commerce.orders;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.customers.Address;
import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.OrderId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An order with its lines, history and totals.
 *
 * @param number the order number for people, such as {@code 2026-000123}; numbers grow, with gaps
 * @param customerId the customer; absent for a walk-in, and where policies hide the customer from
 *     the caller
 * @param buyer the customer's data when the order was placed; absent for a walk-in, and for callers
 *     who may not read the customer
 * @param externalReference the order's id in another system; it is unique
 * @param country the ISO 3166-1 code of the destination
 * @param historical whether the order was entered afterwards; it has changed no stock unless the
 *     import requested it
 * @param expiresAt when the order expires unless it is confirmed; absent for orders that no longer
 *     wait for confirmation
 * @param confirmedAt when the shop confirmed it; for an imported sale, when it was placed
 * @param cancelledAt when the order was cancelled
 * @param history the events of the order, the oldest first
 * @param allowedTransitions the statuses to which the caller can move the order now
 * @param blockedTransitions every other status, with the reason why the order cannot be moved to it
 */
@Schema(description = "An order with its lines, totals and history.")
public record OrderView(
    @Schema(description = "The id of the order.") OrderId id,
    @Schema(description = "The number of the order, for people.", examples = "2026-000042")
        String number,
    @Schema(description = "Whether it is a sale or a credit note.") OrderKind kind,
    @Schema(description = "The status of the order.") OrderStatus status,
    @Schema(description = "The id of the customer; absent when the order names none.")
        @Nullable CustomerId customerId,
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
   * A line of an order. The members that identify the product are absent where policies hide the
   * product from the caller.
   *
   * @param sku the sku when the order was placed; the name is of the same time
   * @param total quantity × unitPrice
   * @param returnedQuantity the quantity that was returned
   */
  @Schema(description = "A line of an order.")
  public record Line(
      @Schema(description = "The id of the line.") OrderLineId id,
      @Schema(description = "The id of the product.") @Nullable ProductId productId,
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
   * @param returned the value of the returned goods, at the lines' prices
   * @param net ordered − returned
   */
  @Schema(description = "The sums of an order.")
  public record Totals(
      @Schema(description = "The sum of all lines.") Money ordered,
      @Schema(description = "The value of the returned goods.") Money returned,
      @Schema(description = "The sum of all lines minus the value of the returned goods.")
          Money net) {}

  /**
   * An event of the order.
   *
   * @param from the status before; absent for the first event
   * @param by the account that caused the event
   * @param returned the goods that were returned with the event; absent when there were none
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
   * A returned quantity of a line.
   *
   * @param lineId the line's id
   * @param amount quantity × the line's unit price
   */
  @Schema(description = "Returned goods in a change of the status.")
  public record Returned(
      @Schema(description = "The id of the line.") OrderLineId lineId,
      @Schema(description = "The returned quantity.", examples = "2") long quantity,
      @Schema(
              description =
                  "The value of the returned goods: the quantity times the line's unit price.")
          Money amount) {}

  /** The reason why an order cannot be moved to a status. */
  @Schema(description = "A status that the order cannot be moved to.")
  public record Blocked(
      @Schema(description = "The status.") OrderStatus to,
      @Schema(
              description = "Why the order cannot be moved to it.",
              examples = "the order is PLACED already")
          String reason) {}
}
