package io.bedloe.commerce.orders.model;

import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of an order; it is never changed. */
@Entity
@Table(name = "order_history")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate sets and reads the fields
public class HistoryEntry {

  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "from_status")
  @Enumerated(EnumType.STRING)
  private @Nullable OrderStatus from;

  @Column(name = "to_status")
  @Enumerated(EnumType.STRING)
  private OrderStatus to;

  private @Nullable String reason;

  @Column(name = "actor_id")
  private UUID actorId;

  @Column(name = "actor_name")
  private String actorName;

  private Instant at;

  /** Hibernate needs this constructor. */
  protected HistoryEntry() {}

  /** Creates the entry of a change from another status to the order's current one. */
  public static HistoryEntry of(
      UUID id, Order order, @Nullable OrderStatus from, @Nullable String reason, Caller actor) {
    var entry = new HistoryEntry();
    entry.id = id;
    entry.orderId = order.id().value();
    entry.from = from;
    entry.to = order.status();
    entry.reason = reason;
    entry.actorId = actor.id().value();
    entry.actorName = actor.name();
    entry.at = order.updatedAt();
    return entry;
  }

  public UUID id() {
    return id;
  }

  public @Nullable OrderStatus from() {
    return from;
  }

  public OrderStatus to() {
    return to;
  }

  public @Nullable String reason() {
    return reason;
  }

  public AccountId actorId() {
    return new AccountId(actorId);
  }

  public String actorName() {
    return actorName;
  }

  public Instant at() {
    return at;
  }
}
