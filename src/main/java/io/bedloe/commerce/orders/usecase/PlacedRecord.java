package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.orders.OrderKind;
import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.commerce.orders.OrderView;
import io.bedloe.kernel.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The audit record of a placed order: what the order states. It leaves out what is derived from the
 * status and from the caller's rights, which was a third of the text.
 */
record PlacedRecord(
    OrderId id,
    String number,
    OrderKind kind,
    OrderStatus status,
    @Nullable CustomerId customerId,
    OrderView.@Nullable Buyer buyer,
    @Nullable String externalReference,
    @Nullable String country,
    List<OrderView.Line> lines,
    OrderView.Totals totals,
    Instant placedAt,
    @Nullable Instant expiresAt) {

  static PlacedRecord of(OrderView order) {
    return new PlacedRecord(
        order.id(),
        order.number(),
        order.kind(),
        order.status(),
        order.customerId(),
        order.buyer(),
        order.externalReference(),
        order.country(),
        order.lines(),
        order.totals(),
        order.placedAt(),
        order.expiresAt());
  }
}
