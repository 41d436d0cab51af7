package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.OrderKind;
import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.commerce.orders.OrderSummary;
import io.bedloe.commerce.orders.data.OrderListing;
import io.bedloe.commerce.orders.data.OrderQueries;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.OrderId;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.AttributeType;
import io.bedloe.platform.security.ProtectedAction;
import io.bedloe.platform.security.ProtectedResource;
import io.bedloe.platform.security.ProtectedResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The attributes of orders that policies can read. */
@ApplicationScoped
public class ProtectedOrders implements ProtectedResources {

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

  private final OrderQueries queries;

  @Inject
  public ProtectedOrders(OrderQueries queries) {
    this.queries = queries;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<ProtectedAction> actions() {
    var moving = new HashMap<>(ATTRIBUTES);
    moving.put(TO, AttributeType.TEXT);
    return List.of(
        new ProtectedAction(Permission.ORDERS_READ, TYPE, ATTRIBUTES, OrderListing.LISTING),
        new ProtectedAction(Permission.ORDERS_WRITE, TYPE, moving, null),
        new ProtectedAction(Permission.ORDERS_FULFIL, TYPE, moving, null));
  }

  @Override
  public Optional<ProtectedResource> find(UUID id) {
    return queries.summary(new OrderId(id)).map(ProtectedOrders::seen);
  }

  private static ProtectedResource seen(OrderSummary order) {
    return resource(order.id(), order.kind(), order.total())
        .with(STATUS, order.status())
        .with("customerId", order.customerId())
        .with("country", order.country())
        .with("historical", order.historical())
        .with("placedAt", order.placedAt());
  }

  static ProtectedResource seen(Order order) {
    return withAttributes(order).with(STATUS, order.status());
  }

  /** Returns an order with the status that the caller requests. */
  static ProtectedResource moving(Order order, OrderStatus to) {
    return seen(order).with(TO, to);
  }

  /** Returns an order that does not exist yet: it has no status, and will be PLACED. */
  static ProtectedResource placing(Order order) {
    return withAttributes(order).with(TO, OrderStatus.PLACED);
  }

  private static ProtectedResource withAttributes(Order order) {
    return resource(order.id(), order.kind(), order.total())
        .with("customerId", order.customerId())
        .with("country", order.country())
        .with("historical", order.isHistorical())
        .with("placedAt", order.placedAt());
  }

  private static ProtectedResource resource(OrderId id, OrderKind kind, Money total) {
    return new ProtectedResource(
        TYPE,
        id.toString(),
        Map.of(
            "kind", kind.name(),
            "currency", total.currency().getCurrencyCode(),
            "total", new BigDecimal(total.amount())));
  }
}
