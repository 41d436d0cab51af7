package io.bedloe.orders;

import io.bedloe.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order with everything that belongs to it.
 *
 * @param number for people, such as {@code 2026-000123}; numbers grow, with gaps
 * @param customerId absent for a walk-in
 * @param externalReference the order's id in another system; no two orders have the same
 * @param country where it went, ISO 3166
 * @param historical whether it was entered afterwards; it has moved no stock unless that was asked
 *     for
 * @param expiresAt when it expires unless it is confirmed; absent once that is over
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
    @Nullable String externalReference,
    @Nullable String country,
    boolean historical,
    List<Line> lines,
    Totals totals,
    Instant placedAt,
    @Nullable Instant expiresAt,
    Instant updatedAt,
    List<Event> history,
    List<OrderStatus> allowedTransitions,
    List<Blocked> blockedTransitions) {

  /**
   * A line.
   *
   * @param sku as it was when the order was placed, and so is the name
   * @param total quantity × unitPrice
   * @param returnedQuantity how many have come back
   */
  public record Line(
      UUID id,
      UUID productId,
      String sku,
      String name,
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
   */
  public record Event(
      Instant at, @Nullable OrderStatus from, OrderStatus to, @Nullable String reason, String by) {}

  /** Why an order cannot go to a state. */
  public record Blocked(OrderStatus to, String reason) {}
}
