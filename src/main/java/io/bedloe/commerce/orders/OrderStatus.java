package io.bedloe.commerce.orders;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The status of an order. Each status declares its possible next statuses, and all other code uses
 * that declaration.
 */
@Schema(description = "The status of an order.")
public enum OrderStatus {
  /** The order is accepted and its goods are reserved; it is not confirmed yet. */
  PLACED,
  /** The shop has confirmed that it will deliver. */
  CONFIRMED,
  /** The goods have been shipped. */
  SHIPPED,
  /** The customer has received the goods. */
  DELIVERED,
  /** The order was cancelled before it was shipped; its goods are available again. */
  CANCELLED,
  /** The order was not confirmed in time; its goods are available again. */
  EXPIRED,
  /** All goods were returned. */
  RETURNED;

  /** Returns the possible next statuses. */
  public Set<OrderStatus> next() {
    return switch (this) {
      case PLACED -> EnumSet.of(CONFIRMED, CANCELLED, EXPIRED);
      case CONFIRMED -> EnumSet.of(SHIPPED, CANCELLED);
      case SHIPPED -> EnumSet.of(DELIVERED);
      case DELIVERED -> EnumSet.of(RETURNED);
      case CANCELLED, EXPIRED, RETURNED -> EnumSet.noneOf(OrderStatus.class);
    };
  }

  /** Returns the next statuses that a caller can request; an order expires automatically. */
  public Set<OrderStatus> nextOnRequest() {
    var next = EnumSet.noneOf(OrderStatus.class);
    next.addAll(next());
    next.remove(EXPIRED);
    return next;
  }
}
