package io.bedloe.commerce.orders.model;

import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.orders.OrderKind;
import io.bedloe.commerce.orders.OrderRule;
import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.OrderId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order. Its status is changed only by its methods. */
@Entity
@Table(name = "orders")
@SuppressWarnings("NullAway.Init")
public class Order {

  @Id private UUID id;
  private String number;

  @Enumerated(EnumType.STRING)
  private OrderKind kind;

  @Enumerated(EnumType.STRING)
  private OrderStatus status;

  @Column(name = "customer_id")
  private @Nullable UUID customerId;

  @Column(name = "external_reference")
  private @Nullable String externalReference;

  @Embedded private @Nullable BuyerSnapshot buyer;

  @Column(name = "placed_by")
  private @Nullable UUID placedBy;

  private @Nullable String country;
  private String currency;

  @Column(name = "total_minor")
  private long totalMinor;

  private boolean historical;

  @Column(name = "placed_at")
  private Instant placedAt;

  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  @Column(name = "confirmed_at")
  private @Nullable Instant confirmedAt;

  @Column(name = "cancelled_at")
  private @Nullable Instant cancelledAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Version private int version;

  /** Hibernate needs this constructor. */
  protected Order() {}

  /**
   * The buyer of an order, and the buyer's own reference.
   *
   * @param snapshot the customer's data that the order keeps; null without a customer
   * @param placedBy the account that places the order
   */
  public record Buyer(
      @Nullable CustomerId customerId,
      @Nullable BuyerSnapshot snapshot,
      @Nullable String country,
      @Nullable String externalReference,
      AccountId placedBy) {}

  /**
   * Places a new order.
   *
   * @param serial the last part of its number
   * @param confirmWithin the time within which the order must be confirmed
   */
  public static Order place(
      OrderId id, long serial, Buyer buyer, Money total, Instant now, Duration confirmWithin) {
    var order = new Order();
    order.id = id.value();
    order.number = OrderNumber.of(now, serial);
    order.kind = OrderKind.SALE;
    order.status = OrderStatus.PLACED;
    order.customerId = buyer.customerId() == null ? null : buyer.customerId().value();
    order.buyer = buyer.snapshot();
    order.placedBy = buyer.placedBy().value();
    order.country = buyer.country();
    order.externalReference = buyer.externalReference();
    order.currency = total.currency().getCurrencyCode();
    order.totalMinor = total.minor();
    order.placedAt = now;
    order.expiresAt = now.plus(confirmWithin);
    order.updatedAt = now;
    return order;
  }

  /** Confirms that the shop will deliver. */
  public void confirm(Instant now) {
    moveTo(OrderStatus.CONFIRMED, now);
    confirmedAt = now;
  }

  /** Records that the goods were shipped. */
  public void ship(Instant now) {
    moveTo(OrderStatus.SHIPPED, now);
  }

  /** Records that the goods were delivered. */
  public void deliver(Instant now) {
    moveTo(OrderStatus.DELIVERED, now);
  }

  /** Cancels the order. */
  public void cancel(Instant now) {
    moveTo(OrderStatus.CANCELLED, now);
    cancelledAt = now;
  }

  /** Expires the order, which was not confirmed in time. */
  public void expire(Instant now) {
    if (status == OrderStatus.PLACED && expiresAt != null && now.isBefore(expiresAt)) {
      throw blocked(whyNot(OrderStatus.EXPIRED));
    }
    moveTo(OrderStatus.EXPIRED, now);
  }

  /**
   * Records returned goods. The order becomes RETURNED when all goods were returned.
   *
   * @param lines the lines of the order, with the returned quantities counted
   */
  public void returnLines(List<OrderLine> lines, Instant now) {
    mustAllow(OrderStatus.RETURNED);
    if (lines.stream().allMatch(line -> line.left() == 0)) {
      moveTo(OrderStatus.RETURNED, now);
    } else {
      updatedAt = now;
    }
  }

  /**
   * Returns the permission that a transition needs: a buyer may cancel an order that is not
   * confirmed yet.
   */
  public Permission permissionFor(OrderStatus to) {
    return to == OrderStatus.CANCELLED && status == OrderStatus.PLACED
        ? Permission.ORDERS_WRITE
        : Permission.ORDERS_FULFIL;
  }

  /** Refuses when the order cannot move to the status now. */
  public void mustAllow(OrderStatus to) {
    if (!status.next().contains(to)) {
      throw blocked(whyNot(to));
    }
  }

  /** Refuses when a caller cannot request the status now. */
  public void mustAllowOnRequest(OrderStatus to) {
    if (!status.nextOnRequest().contains(to)) {
      throw blocked(whyNot(to));
    }
  }

  /** Returns why a caller cannot request a status that is not among the next ones. */
  public String whyNot(OrderStatus to) {
    if (status == OrderStatus.PLACED && to == OrderStatus.EXPIRED) {
      return "the order expires automatically, unless it is confirmed before " + expiresAt;
    }
    if (to == status) {
      return "it is " + status + " already";
    }
    return status.next().isEmpty()
        ? "the order is " + status + ", which is a final status"
        : "the order is " + status + "; it can change to " + names(status.nextOnRequest());
  }

  private static String names(java.util.Set<OrderStatus> states) {
    return String.join(" or ", states.stream().map(Enum::name).toList());
  }

  private void moveTo(OrderStatus to, Instant now) {
    mustAllow(to);
    status = to;
    expiresAt = null;
    updatedAt = now;
  }

  private Rejected blocked(String why) {
    return Rejected.because(
            OrderRule.TRANSITION_NOT_ALLOWED, "The order " + number + ": " + why + ".")
        .with("currentStatus", status)
        .with("allowedTransitions", status.nextOnRequest());
  }

  public OrderId id() {
    return new OrderId(id);
  }

  public String number() {
    return number;
  }

  public OrderKind kind() {
    return kind;
  }

  public OrderStatus status() {
    return status;
  }

  public @Nullable CustomerId customerId() {
    return customerId == null ? null : new CustomerId(customerId);
  }

  /** Returns the customer's data when the order was placed; null without a customer. */
  public @Nullable BuyerSnapshot buyer() {
    return buyer;
  }

  /** Returns the account that placed the order; null for an imported order. */
  public @Nullable AccountId placedBy() {
    return placedBy == null ? null : new AccountId(placedBy);
  }

  public @Nullable String externalReference() {
    return externalReference;
  }

  public @Nullable String country() {
    return country;
  }

  public Money total() {
    return new Money(totalMinor, Money.currency(currency));
  }

  public boolean isHistorical() {
    return historical;
  }

  public Instant placedAt() {
    return placedAt;
  }

  public @Nullable Instant expiresAt() {
    return expiresAt;
  }

  public @Nullable Instant confirmedAt() {
    return confirmedAt;
  }

  public @Nullable Instant cancelledAt() {
    return cancelledAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public int version() {
    return version;
  }
}
