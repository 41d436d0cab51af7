package io.bedloe.commerce.orders.data;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.orders.HistoricalLine;
import io.bedloe.commerce.orders.HistoricalOrder;
import io.bedloe.commerce.orders.OrderKind;
import io.bedloe.commerce.orders.OrderLineId;
import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.commerce.orders.model.OrderNumber;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.OrderId;
import io.bedloe.platform.persistence.BatchConflict;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.persistence.UniqueValues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes many historical orders in few statements: the values of each column are an array. */
@ApplicationScoped
public class HistoricalOrders {

  private static final String REASON = "imported";

  private final Sql sql;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public HistoricalOrders(Sql sql, Ids ids, Clock clock) {
    this.sql = sql;
    this.ids = ids;
    this.clock = clock;
  }

  /** Locks the references until the transaction ends, as single writes lock them. */
  public void lockReferences(List<HistoricalOrder> orders) {
    sql.advisoryLocks(
        orders.stream()
            .map(HistoricalOrder::externalReference)
            .map(value -> UniqueValues.lockName("orders", "external_reference", value))
            .toList());
  }

  /**
   * Writes orders with their lines and history.
   *
   * @throws BatchConflict when a reference is taken, or a customer or product does not exist
   */
  public void insert(List<HistoricalOrder> orders, Caller actor) {
    if (orders.isEmpty()) {
      return;
    }
    BatchConflict.mustBeAll("orders", orders.size(), insertHeads(orders));
    insertLines(orders);
    insertHistory(orders, actor);
  }

  /**
   * The conflict target names the condition, so that PostgreSQL infers the unique constraint and a
   * partial index alike: a later version can replace the first by the second while this one runs.
   */
  private int insertHeads(List<HistoricalOrder> orders) {
    return sql.update(
        """
        INSERT INTO orders (id, number, kind, status, customer_id, buyer_name, buyer_email,
          buyer_address_lines, buyer_address_city, buyer_address_region,
          buyer_address_postal_code, external_reference, country, currency, total_minor,
          historical, placed_at, confirmed_at, updated_at, version)
        SELECT w.id, w.number, w.kind, w.status, c.id, c.name, c.email, c.address_lines,
          c.address_city, c.address_region, c.address_postal_code, w.reference, w.country,
          w.currency, w.total_minor, TRUE, w.placed_at, w.confirmed_at, ?, 0
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
          AS w (id, number, kind, status, customer, reference, country, currency, total_minor,
            placed_at, confirmed_at)
        LEFT JOIN customers c ON c.external_reference = w.customer AND c.deleted_at IS NULL
        WHERE w.customer IS NULL OR c.id IS NOT NULL
        ON CONFLICT (external_reference) WHERE external_reference IS NOT NULL DO NOTHING""",
        clock.instant(),
        idsOf(orders),
        numbers(orders),
        texts(orders, order -> order.kind().name()),
        texts(orders, order -> status(order).name()),
        texts(orders, HistoricalOrder::customerReference),
        texts(orders, HistoricalOrder::externalReference),
        texts(orders, HistoricalOrder::country),
        texts(orders, order -> order.currency().getCurrencyCode()),
        orders.stream().map(order -> order.total().minor()).toArray(Long[]::new),
        orders.stream().map(HistoricalOrder::placedAt).toArray(Instant[]::new),
        orders.stream()
            .map(order -> order.kind() == OrderKind.SALE ? order.placedAt() : null)
            .toArray(Instant[]::new));
  }

  private String[] numbers(List<HistoricalOrder> orders) {
    var serials =
        sql.list(
            "SELECT nextval('order_numbers') AS n FROM generate_series(1, ?)",
            row -> row.number("n"),
            orders.size());
    return IntStream.range(0, orders.size())
        .mapToObj(i -> OrderNumber.of(orders.get(i).placedAt(), serials.get(i)))
        .toArray(String[]::new);
  }

  /** A historical sale is delivered, and the goods of a credit note are returned. */
  private static OrderStatus status(HistoricalOrder order) {
    return order.kind() == OrderKind.SALE ? OrderStatus.DELIVERED : OrderStatus.RETURNED;
  }

  private void insertLines(List<HistoricalOrder> orders) {
    var orderIds = new ArrayList<OrderId>();
    var positions = new ArrayList<Integer>();
    var lines = new ArrayList<HistoricalLine>();
    for (var order : orders) {
      for (int i = 0; i < order.lines().size(); i++) {
        orderIds.add(order.id());
        positions.add(i + 1);
        lines.add(order.lines().get(i));
      }
    }
    int written =
        sql.update(
            """
            INSERT INTO order_lines (id, order_id, position, product_id, sku, name, quantity,
              unit_price_minor, total_minor, returned_quantity)
            SELECT w.*, 0
            FROM unnest(?::uuid[], ?::uuid[], ?::integer[], ?::uuid[], ?::text[], ?::text[],
              ?::bigint[], ?::bigint[], ?::bigint[])
              AS w (id, order_id, position, product_id, sku, name, quantity, unit_price, total)
            JOIN products p ON p.id = w.product_id AND p.deleted_at IS NULL""",
            lines.stream().map(HistoricalLine::id).toArray(OrderLineId[]::new),
            orderIds.toArray(OrderId[]::new),
            positions.toArray(Integer[]::new),
            lines.stream().map(HistoricalLine::productId).toArray(ProductId[]::new),
            texts(lines, HistoricalLine::sku),
            texts(lines, HistoricalLine::name),
            lines.stream().map(HistoricalLine::quantity).toArray(Long[]::new),
            lines.stream().map(line -> line.unitPrice().minor()).toArray(Long[]::new),
            lines.stream().map(line -> line.total().minor()).toArray(Long[]::new));
    BatchConflict.mustBeAll("order_lines", lines.size(), written);
  }

  private void insertHistory(List<HistoricalOrder> orders, Caller actor) {
    sql.update(
        """
        INSERT INTO order_history (id, order_id, to_status, reason, actor_id, actor_name, at)
        SELECT w.*, ?, ?, ?, ? FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS w""",
        REASON,
        actor.id(),
        actor.name(),
        clock.instant(),
        orders.stream().map(order -> ids.next()).toArray(UUID[]::new),
        idsOf(orders),
        texts(orders, order -> status(order).name()));
  }

  private static OrderId[] idsOf(List<HistoricalOrder> orders) {
    return orders.stream().map(HistoricalOrder::id).toArray(OrderId[]::new);
  }

  private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }
}
