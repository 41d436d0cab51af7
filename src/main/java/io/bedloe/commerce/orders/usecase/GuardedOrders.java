package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.OrderKind;
import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.commerce.orders.OrderSummary;
import io.bedloe.commerce.orders.data.OrderListing;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.AttributeType;
import io.bedloe.platform.security.Guarded;
import io.bedloe.platform.security.GuardedAction;
import io.bedloe.platform.security.GuardedThings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Orders as policies see them. */
@ApplicationScoped
public class GuardedOrders implements GuardedThings {

  private static final String TYPE = "order";
  private static final String STATUS = "status";
  private static final String TO = "to";

  private static final Map<String, AttributeType> ATTRIBUTES =
      Map.of(
          STATUS,
          AttributeType.TEXT,
          "kind",
          AttributeType.TEXT,
          "customerId",
          AttributeType.TEXT,
          "country",
          AttributeType.TEXT,
          "currency",
          AttributeType.TEXT,
          "total",
          AttributeType.AMOUNT,
          "historical",
          AttributeType.FLAG,
          "placedAt",
          AttributeType.TIME);

  private final Sql sql;

  @Inject
  public GuardedOrders(Sql sql) {
    this.sql = sql;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<GuardedAction> actions() {
    var moving = new HashMap<>(ATTRIBUTES);
    moving.put(TO, AttributeType.TEXT);
    return List.of(
        new GuardedAction(Permission.ORDERS_READ, TYPE, ATTRIBUTES, OrderListing.LISTING),
        new GuardedAction(Permission.ORDERS_WRITE, TYPE, moving, null),
        new GuardedAction(Permission.ORDERS_FULFIL, TYPE, moving, null));
  }

  @Override
  public Optional<Guarded> find(UUID id) {
    return sql.one(
        "SELECT %s FROM orders o WHERE o.id = ?".formatted(OrderListing.LISTING.select()),
        row -> seen(OrderListing.LISTING.reading().apply(row)),
        id);
  }

  private static Guarded seen(OrderSummary order) {
    return thing(order.id(), order.kind(), order.total())
        .with(STATUS, order.status())
        .with("customerId", order.customerId())
        .with("country", order.country())
        .with("historical", order.historical())
        .with("placedAt", order.placedAt());
  }

  static Guarded seen(Order order) {
    return known(order).with(STATUS, order.status());
  }

  /** An order that is asked to go somewhere. */
  static Guarded moving(Order order, OrderStatus to) {
    return seen(order).with(TO, to);
  }

  /** An order that is not there yet: it has no status, and goes to PLACED. */
  static Guarded placing(Order order) {
    return known(order).with(TO, OrderStatus.PLACED);
  }

  private static Guarded known(Order order) {
    return thing(order.id(), order.kind(), order.total())
        .with("customerId", order.customerId())
        .with("country", order.country())
        .with("historical", order.isHistorical())
        .with("placedAt", order.placedAt());
  }

  private static Guarded thing(UUID id, OrderKind kind, Money total) {
    return new Guarded(
        TYPE,
        id.toString(),
        Map.of(
            "kind", kind.name(),
            "currency", total.currency().getCurrencyCode(),
            "total", new BigDecimal(total.amount())));
  }
}
