package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.commerce.inventory.Demand;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes gathered orders into the tables of orders, chunk by chunk, each order whole. */
@ApplicationScoped
public class NewOrders {

  /** An order that is to be written. */
  public record NewOrder(UUID id, String reference, boolean isSale, long lines) {}

  /** So many of a product that an order sells or takes back. */
  public record Item(String reference, String sku, boolean isSale, Demand demand) {}

  private final Sql sql;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public NewOrders(Sql sql, Ids ids, Clock clock) {
    this.sql = sql;
    this.ids = ids;
    this.clock = clock;
  }

  /** The first chunk behind another one. */
  public Optional<Long> chunkAfter(UUID importId, long chunk) {
    return sql.one(
        """
        SELECT chunk FROM import_groups
        WHERE import_id = ? AND chunk > ? AND state = 'NEW' ORDER BY chunk LIMIT 1""",
        row -> row.number("chunk"),
        importId,
        chunk);
  }

  /** The orders of a chunk in the order of their time. */
  public List<NewOrder> of(UUID importId, long chunk) {
    return sql.list(
        """
        SELECT reference, kind = 'SALE' AS is_sale, lines FROM import_groups
        WHERE import_id = ? AND chunk = ? AND state = 'NEW' ORDER BY placed_at, reference""",
        row ->
            new NewOrder(
                ids.next(), row.text("reference"), row.flag("is_sale"), row.number("lines")),
        importId,
        chunk);
  }

  /** The stock movements of the orders in a batch, by order. */
  public Map<String, List<Item>> items(UUID importId, long chunk) {
    var items = new LinkedHashMap<String, List<Item>>();
    sql.list(
            """
            SELECT g.reference, g.kind = 'SALE' AS is_sale, r.sku, p.id,
              sum(abs(r.quantity))::bigint AS quantity
            FROM import_groups g
            JOIN import_rows r ON r.import_id = g.import_id AND r.reference = g.reference
            LEFT JOIN products p ON p.sku = r.sku AND p.deleted_at IS NULL
            WHERE g.import_id = ? AND g.chunk = ? AND g.state = 'NEW' AND r.refused_code IS NULL
            GROUP BY g.placed_at, g.reference, g.kind, r.sku, p.id
            ORDER BY g.placed_at, g.reference, r.sku""",
            row -> {
              var product = row.uuidOrNull("id");
              return new Item(
                  row.text("reference"),
                  row.text("sku"),
                  row.flag("is_sale"),
                  new Demand(product == null ? UNKNOWN : product, row.number("quantity")));
            },
            importId,
            chunk)
        .forEach(
            item ->
                items
                    .computeIfAbsent(item.reference(), key -> new java.util.ArrayList<>())
                    .add(item));
    return items;
  }

  /** Stands for a product that is still to be created, of which there is nothing in stock. */
  private static final UUID UNKNOWN = new UUID(0, 0);

  /** Holds the figures of all products that a chunk moves, in the order in which everybody does. */
  public void lockStock(UUID importId, long chunk) {
    sql.list(
        """
        SELECT s.product_id FROM stock s
        WHERE s.product_id IN (
          SELECT p.id FROM import_groups g
          JOIN import_rows r ON r.import_id = g.import_id AND r.reference = g.reference
          JOIN products p ON p.sku = r.sku AND p.deleted_at IS NULL
          WHERE g.import_id = ? AND g.chunk = ? AND g.state = 'NEW' AND r.refused_code IS NULL)
        ORDER BY s.product_id FOR UPDATE""",
        row -> row.uuid("product_id"),
        importId,
        chunk);
  }

  /** Writes the heads of orders; refuses when somebody else has written one of them just now. */
  public void writeHeads(UUID importId, List<NewOrder> orders) {
    sql.advisoryLocks(
        orders.stream().map(order -> "orders.external_reference=" + order.reference()).toList());
    int written =
        sql.update(
            """
            INSERT INTO orders (id, number, kind, status, customer_id, buyer_name, buyer_email,
              buyer_address_lines, buyer_address_city, buyer_address_region,
              buyer_address_postal_code, external_reference, country, currency, total_minor,
              historical, placed_at, confirmed_at, updated_at, version)
            SELECT w.id,
              to_char(g.placed_at AT TIME ZONE 'UTC', 'YYYY') || '-'
                || lpad(w.serial, greatest(6, length(w.serial)), '0'),
              g.kind, CASE g.kind WHEN 'SALE' THEN 'DELIVERED' ELSE 'RETURNED' END,
              c.id, c.name, c.email, c.address_lines, c.address_city, c.address_region,
              c.address_postal_code, g.reference, g.country, g.currency, g.total_minor, TRUE,
              g.placed_at, CASE g.kind WHEN 'SALE' THEN g.placed_at END, ?, 0
            FROM (
              SELECT t.id, t.reference, nextval('order_numbers')::text AS serial
              FROM unnest(?::uuid[], ?::text[]) AS t (id, reference)) w
            JOIN import_groups g ON g.import_id = ? AND g.reference = w.reference
            LEFT JOIN customers c
              ON c.external_reference = g.customer AND c.deleted_at IS NULL
            WHERE g.customer IS NULL OR c.id IS NOT NULL
            ON CONFLICT (external_reference) DO NOTHING""",
            clock.instant(),
            idsOf(orders),
            orders.stream().map(NewOrder::reference).toArray(String[]::new),
            importId);
    mustBe(orders.size(), written);
  }

  /** Takes back the head of an order that turned out not to be possible. */
  public void withdraw(NewOrder order) {
    sql.update("DELETE FROM orders WHERE id = ?", order.id());
  }

  /** Writes the lines and the history of orders whose heads are written. */
  public void writeBodies(UUID importId, List<NewOrder> orders, Caller caller) {
    int written =
        sql.update(
            """
            INSERT INTO order_lines (id, order_id, position, product_id, sku, name, quantity,
              unit_price_minor, total_minor, returned_quantity)
            SELECT r.id, o.id,
              row_number() OVER (PARTITION BY o.id ORDER BY r.row_number), p.id, p.sku,
              coalesce(r.description, p.name), abs(r.quantity), r.price_minor,
              abs(r.quantity) * r.price_minor, 0
            FROM orders o
            JOIN import_rows r ON r.import_id = ? AND r.reference = o.external_reference
            JOIN products p ON p.sku = r.sku AND p.deleted_at IS NULL
            WHERE o.id = ANY (?) AND r.refused_code IS NULL""",
            importId,
            idsOf(orders));
    mustBe(orders.stream().mapToLong(NewOrder::lines).sum(), written);
    sql.update(
        """
        INSERT INTO order_history (id, order_id, to_status, reason, actor_id, actor_name, at)
        SELECT w.id, o.id, o.status, 'imported', ?, ?, ?
        FROM unnest(?::uuid[], ?::uuid[]) AS w (id, order_id) JOIN orders o ON o.id = w.order_id""",
        caller.id(),
        caller.name(),
        clock.instant(),
        orders.stream().map(order -> ids.next()).toArray(UUID[]::new),
        idsOf(orders));
  }

  private static UUID[] idsOf(List<NewOrder> orders) {
    return orders.stream().map(NewOrder::id).toArray(UUID[]::new);
  }

  private static void mustBe(long expected, long written) {
    if (expected != written) {
      throw Rejected.because(
          ImportRule.IMPORT_CONFLICT,
          "Another request created or deleted a resource that this file names. The rows that "
              + "were imported are complete and stay; send the file again for the rest.");
    }
  }
}
