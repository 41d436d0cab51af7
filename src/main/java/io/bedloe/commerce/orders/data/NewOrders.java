package io.bedloe.commerce.orders.data;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.orders.OrderLineId;
import io.bedloe.commerce.orders.model.HistoryEntry;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.commerce.orders.model.OrderLine;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Inserts new orders. All inserts of an order are sent in the round trip of the next statement,
 * because the time of an order is mostly that of its round trips.
 */
@ApplicationScoped
public class NewOrders {

  private static final String ORDER =
      """
      INSERT INTO orders (id, number, kind, status, customer_id, external_reference, buyer_name,
        buyer_email, buyer_address_lines, buyer_address_city, buyer_address_region,
        buyer_address_postal_code, placed_by, country, currency, total_minor, historical,
        placed_at, expires_at, updated_at, version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String LINES =
      """
      INSERT INTO order_lines (id, order_id, position, product_id, sku, name, quantity,
        unit_price_minor, total_minor, returned_quantity)
      SELECT l.id, ?, l.position, l.product_id, l.sku, l.name, l.quantity, l.price, l.total, 0
      FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
        ?::bigint[]) WITH ORDINALITY
        AS l (id, product_id, sku, name, quantity, price, total, position)""";

  private static final String HISTORY =
      """
      INSERT INTO order_history (id, order_id, to_status, actor_id, actor_name, at)
      VALUES (?, ?, ?, ?, ?, ?)""";

  private final Sql sql;

  @Inject
  public NewOrders(Sql sql) {
    this.sql = sql;
  }

  /**
   * Inserts an order with its lines and the first entry of its history together with the next
   * statement of the transaction.
   */
  public void addLater(Order order, List<OrderLine> lines, HistoryEntry placed) {
    var snapshot = order.buyer();
    var buyer = snapshot == null ? null : snapshot.view();
    var address = buyer == null ? null : buyer.address();
    sql.updateLater(
        ORDER,
        order.id(),
        order.number(),
        order.kind(),
        order.status(),
        order.customerId(),
        order.externalReference(),
        buyer == null ? null : buyer.name(),
        buyer == null ? null : buyer.email(),
        address == null ? null : address.storedLines(),
        address == null ? null : address.city(),
        address == null ? null : address.region(),
        address == null ? null : address.postalCode(),
        order.placedBy(),
        order.country(),
        order.total().currency().getCurrencyCode(),
        order.total().minor(),
        order.isHistorical(),
        order.placedAt(),
        order.expiresAt(),
        order.updatedAt(),
        order.version());
    addLinesLater(order, lines);
    sql.updateLater(
        HISTORY,
        placed.id(),
        order.id(),
        placed.to(),
        placed.actorId(),
        placed.actorName(),
        placed.at());
  }

  private void addLinesLater(Order order, List<OrderLine> lines) {
    var currency = order.total().currency();
    sql.updateLater(
        LINES,
        order.id(),
        lines.stream().map(OrderLine::id).toArray(OrderLineId[]::new),
        lines.stream().map(OrderLine::productId).toArray(ProductId[]::new),
        lines.stream().map(OrderLine::sku).toArray(String[]::new),
        lines.stream().map(OrderLine::name).toArray(String[]::new),
        lines.stream().map(OrderLine::quantity).toArray(Long[]::new),
        lines.stream().map(line -> line.unitPrice(currency).minor()).toArray(Long[]::new),
        lines.stream().map(line -> line.total(currency).minor()).toArray(Long[]::new));
  }
}
