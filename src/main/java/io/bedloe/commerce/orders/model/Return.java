package io.bedloe.commerce.orders.model;

import io.bedloe.commerce.orders.OrderLineId;
import io.bedloe.kernel.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Returned goods of a line, with their value. */
@Entity
@Table(name = "order_returns")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate sets and reads the fields
public class Return {

  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "line_id")
  private UUID lineId;

  private long quantity;

  @Column(name = "amount_minor")
  private long amountMinor;

  private Instant at;

  /** It is null for returns that an older version wrote without a history entry. */
  @Column(name = "history_id")
  private @Nullable UUID historyId;

  /** Hibernate needs this constructor. */
  protected Return() {}

  public static Return of(UUID id, Order order, OrderLine line, long quantity, Instant now) {
    var back = new Return();
    back.id = id;
    back.orderId = order.id().value();
    back.lineId = line.id().value();
    back.quantity = quantity;
    back.amountMinor = amount(order, line, quantity).minor();
    back.at = now;
    return back;
  }

  /** Connects the return with an entry of the order's history. */
  public void belongTo(HistoryEntry entry) {
    historyId = entry.id();
  }

  public OrderLineId lineId() {
    return new OrderLineId(lineId);
  }

  public long quantity() {
    return quantity;
  }

  public Money amount(Currency currency) {
    return new Money(amountMinor, currency);
  }

  public @Nullable UUID historyId() {
    return historyId;
  }

  private static Money amount(Order order, OrderLine line, long quantity) {
    return line.unitPrice(order.total().currency()).times(quantity);
  }
}
