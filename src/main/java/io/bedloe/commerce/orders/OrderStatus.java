package io.bedloe.commerce.orders;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far an order has come. The transitions are data: each state names those that may come next,
 * and everything else asks here.
 */
@Schema(description = "The status of an order.")
public enum OrderStatus {
  /** Accepted; its goods are reserved; not confirmed yet. */
  PLACED,
  /** The shop has confirmed that it will deliver. */
  CONFIRMED,
  /** The goods have left the house. */
  SHIPPED,
  /** The customer has the goods. */
  DELIVERED,
  /** Called off before it was shipped; its goods are free again. */
  CANCELLED,
  /** Not confirmed in time; its goods are free again. */
  EXPIRED,
  /** Everything has come back. */
  RETURNED;

  /** The states that may come next. */
  public Set<OrderStatus> next() {
    return switch (this) {
      case PLACED -> EnumSet.of(CONFIRMED, CANCELLED, EXPIRED);
      case CONFIRMED -> EnumSet.of(SHIPPED, CANCELLED);
      case SHIPPED -> EnumSet.of(DELIVERED);
      case DELIVERED -> EnumSet.of(RETURNED);
      case CANCELLED, EXPIRED, RETURNED -> EnumSet.noneOf(OrderStatus.class);
    };
  }

  /** The states that somebody can ask for next; an order expires by itself. */
  public Set<OrderStatus> nextOnRequest() {
    var next = EnumSet.noneOf(OrderStatus.class);
    next.addAll(next());
    next.remove(EXPIRED);
    return next;
  }
}
