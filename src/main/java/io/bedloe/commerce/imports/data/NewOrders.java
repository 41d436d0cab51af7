package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.orders.HistoricalLine;
import io.bedloe.commerce.orders.HistoricalOrder;
import io.bedloe.commerce.orders.OrderKind;
import io.bedloe.commerce.orders.OrderLineId;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.OrderId;
import io.bedloe.platform.persistence.BatchConflict;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the new orders of a file chunk by chunk; an order is never split. */
@ApplicationScoped
public class NewOrders {

  /** A quantity of a product that an order sells or returns. */
  public record Item(String reference, String sku, boolean isSale, long quantity) {}

  private final Sql sql;
  private final Ids ids;

  @Inject
  public NewOrders(Sql sql, Ids ids) {
    this.sql = sql;
    this.ids = ids;
  }

  /** Returns the number of the first chunk after another one. */
  public Optional<Long> chunkAfter(ImportId importId, long chunk) {
    return sql.one(
        """
        SELECT chunk FROM import_groups
        WHERE import_id = ? AND chunk > ? AND state = 'NEW' ORDER BY chunk LIMIT 1""",
        row -> row.number("chunk"),
        importId,
        chunk);
  }

  /**
   * Returns the orders of a chunk, sorted by time, each with its lines.
   *
   * @throws BatchConflict when a product was deleted since the rows were checked
   */
  public List<HistoricalOrder> ordersOfChunk(ImportId importId, long chunk) {
    var lines = lines(importId, chunk);
    return sql.list(
        """
        SELECT reference, kind, customer, country, currency, placed_at FROM import_groups
        WHERE import_id = ? AND chunk = ? AND state = 'NEW' ORDER BY placed_at, reference""",
        row ->
            new HistoricalOrder(
                new OrderId(ids.next()),
                row.text("reference"),
                row.constant("kind", OrderKind.class),
                row.textOrNull("customer"),
                row.textOrNull("country"),
                Money.currency(row.text("currency")),
                row.instant("placed_at"),
                lines.getOrDefault(row.text("reference"), List.of())),
        importId,
        chunk);
  }

  private Map<String, List<HistoricalLine>> lines(ImportId importId, long chunk) {
    var lines = new HashMap<String, List<HistoricalLine>>();
    sql.list(
            """
            SELECT r.reference, r.id, p.id AS product_id, p.sku,
              coalesce(r.description, p.name) AS name, abs(r.quantity) AS quantity, r.price_minor,
              r.currency
            FROM import_groups g
            JOIN import_rows r ON r.import_id = g.import_id AND r.reference = g.reference
            LEFT JOIN products p ON p.sku = r.sku AND p.deleted_at IS NULL
            WHERE g.import_id = ? AND g.chunk = ? AND g.state = 'NEW' AND r.refused_code IS NULL
            ORDER BY r.row_number""",
            row -> Map.entry(row.text("reference"), line(row)),
            importId,
            chunk)
        .forEach(
            line ->
                lines
                    .computeIfAbsent(line.getKey(), reference -> new ArrayList<>())
                    .add(line.getValue()));
    return lines;
  }

  private static HistoricalLine line(Row row) {
    var product = row.idOrNull("product_id", ProductId::new);
    if (product == null) {
      throw new BatchConflict("a product of the order " + row.text("reference") + " is deleted");
    }
    return new HistoricalLine(
        row.id("id", OrderLineId::new),
        product,
        row.text("sku"),
        row.text("name"),
        row.number("quantity"),
        row.money("price_minor", "currency"));
  }

  /** Returns the stock movements of the orders of a chunk, by order. */
  public Map<String, List<Item>> items(ImportId importId, long chunk) {
    var items = new LinkedHashMap<String, List<Item>>();
    sql.list(
            """
            SELECT g.reference, g.kind = 'SALE' AS is_sale, r.sku,
              sum(abs(r.quantity))::bigint AS quantity
            FROM import_groups g
            JOIN import_rows r ON r.import_id = g.import_id AND r.reference = g.reference
            WHERE g.import_id = ? AND g.chunk = ? AND g.state = 'NEW' AND r.refused_code IS NULL
            GROUP BY g.placed_at, g.reference, g.kind, r.sku
            ORDER BY g.placed_at, g.reference, r.sku""",
            row ->
                new Item(
                    row.text("reference"),
                    row.text("sku"),
                    row.flag("is_sale"),
                    row.number("quantity")),
            importId,
            chunk)
        .forEach(
            item -> items.computeIfAbsent(item.reference(), key -> new ArrayList<>()).add(item));
    return items;
  }
}
