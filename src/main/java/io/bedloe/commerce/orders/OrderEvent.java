package io.bedloe.commerce.orders;

import io.bedloe.kernel.Money;
import io.bedloe.kernel.OrderId;
import io.bedloe.platform.outbox.EventType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The events of orders. Their data has no personal data. */
public enum OrderEvent implements EventType {
  PLACED("An order was placed, and its goods are reserved.", Placed.class, "order.placed"),
  CONFIRMED("An order was confirmed."),
  SHIPPED("An order was shipped."),
  DELIVERED("An order was delivered."),
  CANCELLED("An order was cancelled."),
  EXPIRED("An order expired, because nobody confirmed it in time."),
  RETURNED("Goods of an order were returned; its status changes when they were the last ones.");

  private final Definition definition;

  OrderEvent(String meaning) {
    this(meaning, Moved.class, "order.moved");
  }

  OrderEvent(String meaning, Class<? extends Record> data, String action) {
    definition = Definition.of("order", meaning, data, action);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  /** The data of the event of a placed order. */
  @Schema(name = "OrderPlacedData", description = "An order that was placed.")
  public record Placed(
      @Schema(description = "The id of the order.") OrderId id,
      @Schema(description = "The number of the order.", examples = "SO-2026-000001") String number,
      @Schema(description = "The kind of the order.") OrderKind kind,
      @Schema(description = "The sum of the lines.") Money total,
      @Schema(
              description = "The country as an ISO 3166-1 code; absent when it is not known.",
              examples = "GB")
          @Nullable String country,
      @Schema(description = "When the order was placed.") Instant placedAt) {}

  /** The data of an event about the status of an order. */
  @Schema(name = "OrderMovedData", description = "An order that was moved.")
  public record Moved(
      @Schema(description = "The id of the order.") OrderId id,
      @Schema(description = "The status after the change.") OrderStatus status) {}
}
