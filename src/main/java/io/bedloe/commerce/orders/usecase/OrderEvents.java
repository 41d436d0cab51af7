package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.OrderEvent;
import io.bedloe.commerce.orders.VisibleOrders;
import io.bedloe.commerce.orders.data.OrderListing;
import io.bedloe.commerce.orders.data.OrderQueries;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.OrderId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.audit.AuditedChange;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells the events of orders. */
@ApplicationScoped
class OrderEvents implements ResourceEvents {

  private final VisibleRows rows;
  private final VisibleOrders orders;
  private final OrderQueries queries;

  @Inject
  OrderEvents(VisibleRows rows, VisibleOrders orders, OrderQueries queries) {
    this.rows = rows;
    this.orders = orders;
    this.queries = queries;
  }

  @Override
  public List<OrderEvent> types() {
    return List.of(OrderEvent.values());
  }

  @Override
  public String path() {
    return "orders";
  }

  @Override
  public Permission permission() {
    return Permission.ORDERS_READ;
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return rows.among(OrderListing.LISTING, resources, orders.ofRoles(caller));
  }

  @Override
  public Map<ResourceId, Set<AccountId>> ownersOf(Set<ResourceId> resources) {
    return queries.ownersOf(resources);
  }

  @Override
  public Map<ResourceId, String> namesOf(Set<ResourceId> resources) {
    return queries.numbersOf(resources);
  }

  @Override
  public Optional<Event> eventOf(AuditedChange change) {
    return of(change);
  }

  static Optional<Event> of(AuditedChange change) {
    return switch (change.action()) {
      case "order.placed" -> Optional.of(placed(change.after(PlacedRecord.class)));
      case "order.moved" -> Optional.of(moved(change));
      default -> Optional.empty();
    };
  }

  private static Event placed(PlacedRecord order) {
    return new Event(
        OrderEvent.PLACED,
        new OrderEvent.Placed(
            order.id(),
            order.number(),
            order.kind(),
            order.totals().ordered(),
            order.country(),
            order.placedAt()));
  }

  private static Event moved(AuditedChange change) {
    var move = change.after(MoveRecord.Moved.class);
    return new Event(
        type(move), new OrderEvent.Moved(new OrderId(change.resourceId().value()), move.status()));
  }

  /** Only a return names lines; the order stays DELIVERED while not all goods are returned. */
  private static OrderEvent type(MoveRecord.Moved move) {
    if (move.lines() != null) {
      return OrderEvent.RETURNED;
    }
    return switch (move.status()) {
      case PLACED -> throw new IllegalStateException("no transition leads to PLACED");
      case CONFIRMED -> OrderEvent.CONFIRMED;
      case SHIPPED -> OrderEvent.SHIPPED;
      case DELIVERED -> OrderEvent.DELIVERED;
      case CANCELLED -> OrderEvent.CANCELLED;
      case EXPIRED -> OrderEvent.EXPIRED;
      case RETURNED -> OrderEvent.RETURNED;
    };
  }
}
