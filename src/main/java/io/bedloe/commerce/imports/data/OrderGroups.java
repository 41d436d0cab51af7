package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.ImportReport.Counts;
import io.bedloe.commerce.imports.RefusalCode;
import io.bedloe.commerce.imports.data.Refusals.Reason;
import io.bedloe.commerce.imports.model.Header;
import io.bedloe.commerce.orders.HistoricalLine;
import io.bedloe.kernel.Money;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups staged rows into orders: all rows with one reference are one order, wherever they stand in
 * the file. Determines whether each order is new, exists already or is refused; only the staging
 * tables change.
 */
@ApplicationScoped
public class OrderGroups {

  /** The number of lines that one transaction writes, unless a single order has more. */
  static final int LINES_AT_A_TIME = 500;

  private static final String LIVING_PRODUCT =
      "EXISTS (SELECT FROM products p WHERE p.sku = r.sku AND p.deleted_at IS NULL)";

  private static final String LIVING_CUSTOMER =
      """
      EXISTS (SELECT FROM customers c
        WHERE c.external_reference = r.customer AND c.deleted_at IS NULL)""";

  private static final String WRITTEN_DOWN_LINES =
      """
      string_agg(concat_ws(E'\\x1f', %s), E'\\x1e' ORDER BY %s)""";

  private final Sql sql;
  private final Refusals refusals;

  @Inject
  public OrderGroups(Sql sql, Refusals refusals) {
    this.sql = sql;
    this.refusals = refusals;
  }

  /**
   * Refuses the rows of orders that are inconsistent, or that name unknown products or customers.
   */
  public void check(ImportId importId, Header header, boolean createMissing) {
    // The check includes every row whose sign is known, also a row that is refused for another
    // reason.
    refusals.where(
        importId,
        new Reason(
            RefusalCode.MIXED_SIGNS,
            header.columnOf("quantity"),
            "quantity",
            "the rows of this order have both sales and returns"),
        inGroupsWith("quantity <> 0", "min(quantity) < 0 AND max(quantity) > 0"),
        importId);
    refusals.where(
        importId,
        new Reason(
            RefusalCode.TWO_CUSTOMERS,
            header.columnOf("customer"),
            "customer",
            "the rows of this order name more than one customer"),
        inGroupsWith("refused_code IS NULL", "count(DISTINCT customer) > 1"),
        importId);
    refusals.where(
        importId,
        new Reason(
            RefusalCode.TWO_CURRENCIES,
            header.columnOf("currency"),
            "currency",
            "the rows of this order name more than one currency"),
        inGroupsWith("refused_code IS NULL", "count(DISTINCT currency) > 1"),
        importId);
    if (!createMissing) {
      refuseUnknown(importId, header);
    }
    refusals.where(
        importId,
        new Reason(
            RefusalCode.TOO_MANY_LINES,
            header.columnOf("reference"),
            "reference",
            "an order can have %d lines at most".formatted(HistoricalLine.MOST_LINES)),
        inGroupsWith("refused_code IS NULL", "count(*) > " + HistoricalLine.MOST_LINES),
        importId);
    refusals.where(
        importId,
        new Reason(
            RefusalCode.TOO_LARGE,
            header.columnOf("reference"),
            "reference",
            "the order total exceeds the largest amount that Bedloe supports"),
        inGroupsWith(
            "refused_code IS NULL",
            "sum(abs(quantity)::numeric * price_minor) > " + Money.LARGEST_READ),
        importId);
  }

  private static String inGroupsWith(String rows, String having) {
    return """
    r.reference IN (SELECT reference FROM import_rows
      WHERE import_id = ? AND reference IS NOT NULL AND %s
      GROUP BY reference HAVING %s)"""
        .formatted(rows, having);
  }

  /** Orders that exist already may name products and customers that have been removed since. */
  private void refuseUnknown(ImportId importId, Header header) {
    refusals.where(
        importId,
        new Reason(
            RefusalCode.UNKNOWN_PRODUCT,
            header.columnOf("sku"),
            "sku",
            "no product has this SKU; createMissing=true would create it"),
        "NOT "
            + LIVING_PRODUCT
            + """
            AND NOT EXISTS (SELECT FROM orders o JOIN order_lines l ON l.order_id = o.id
             WHERE o.external_reference = r.reference AND l.sku = r.sku)""");
    refusals.where(
        importId,
        new Reason(
            RefusalCode.UNKNOWN_CUSTOMER,
            header.columnOf("customer"),
            "customer",
            "no customer has this reference; createMissing=true would create it"),
        "r.customer IS NOT NULL AND NOT "
            + LIVING_CUSTOMER
            + """
            AND NOT EXISTS (SELECT FROM orders o JOIN customers c ON c.id = o.customer_id
             WHERE o.external_reference = r.reference AND c.external_reference = r.customer)""");
  }

  /** Groups the rows that are not refused into orders. */
  public void gather(ImportId importId) {
    sql.update(
        """
        INSERT INTO import_groups (
          import_id, reference, kind, customer, country, currency, total_minor, placed_at, lines,
          state)
        SELECT import_id, reference, CASE WHEN min(quantity) > 0 THEN 'SALE' ELSE 'CREDIT_NOTE' END,
          min(customer),
          (array_agg(country ORDER BY row_number) FILTER (WHERE country IS NOT NULL))[1],
          min(currency), sum(abs(quantity) * price_minor)::bigint, min(at), count(*), 'NEW'
        FROM import_rows WHERE import_id = ? AND refused_code IS NULL
        GROUP BY import_id, reference""",
        importId);
  }

  /**
   * Finds the orders that exist already, and refuses to change them.
   *
   * @param visible the orders that the caller may see; an existing order outside of them counts as
   *     a different order
   */
  public void compare(ImportId importId, Header header, Condition visible) {
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(importId);
    parameters.addAll(visible.parameters());
    parameters.add(importId);
    sql.update(
        """
        WITH staged AS (
          SELECT g.reference, %s AS lines
          FROM import_groups g
          JOIN import_rows r ON r.import_id = g.import_id AND r.reference = g.reference
          WHERE g.import_id = ? AND r.refused_code IS NULL
            AND EXISTS (SELECT FROM orders o WHERE o.external_reference = g.reference)
          GROUP BY g.reference),
        known AS (
          SELECT o.id, %s AS lines
          FROM orders o JOIN order_lines l ON l.order_id = o.id
          WHERE o.external_reference IN (SELECT reference FROM staged)
          GROUP BY o.id)
        UPDATE import_groups g SET state =
          CASE WHEN %s AND o.historical AND o.kind = g.kind AND o.currency = g.currency
            AND o.placed_at = g.placed_at
            AND c.external_reference IS NOT DISTINCT FROM g.customer
            AND known.lines = staged.lines
          THEN 'SAME' ELSE 'REFUSED' END
        FROM staged
        JOIN orders o ON o.external_reference = staged.reference
        LEFT JOIN customers c ON c.id = o.customer_id
        LEFT JOIN known ON known.id = o.id
        WHERE g.import_id = ? AND g.reference = staged.reference"""
            .formatted(
                lines("r.sku", "abs(r.quantity)", "r.price_minor"),
                lines("l.sku", "l.quantity", "l.unit_price_minor"),
                visible.sql()),
        parameters.toArray());
    refusals.where(
        importId,
        new Reason(
            RefusalCode.KNOWN_WITH_OTHER_CONTENT,
            header.columnOf("reference"),
            "reference",
            "another order has this reference with different content; an import does not change "
                + "existing orders"),
        """
        r.reference IN (SELECT reference FROM import_groups
          WHERE import_id = ? AND state = 'REFUSED')""",
        importId);
  }

  private static String lines(String sku, String quantity, String price) {
    var all = String.join(", ", sku + " COLLATE \"C\"", quantity, price);
    return WRITTEN_DOWN_LINES.formatted(all, all);
  }

  /** Updates the planner's statistics, before statements over all rows and orders. */
  public void analyze() {
    sql.update("ANALYZE import_rows, import_groups");
  }

  /** Splits the new orders into chunks of whole orders, sorted by time. */
  public void splitIntoChunks(ImportId importId) {
    sql.update(
        """
        UPDATE import_groups g SET chunk = c.chunk
        FROM (
          SELECT reference,
            (sum(lines) OVER (ORDER BY placed_at, reference) - 1)::bigint / ? AS chunk
          FROM import_groups WHERE import_id = ? AND state = 'NEW') c
        WHERE g.import_id = ? AND g.reference = c.reference""",
        LINES_AT_A_TIME,
        importId,
        importId);
  }

  /** The number of created and of unchanged orders. */
  public record Sorts(Counts created, Counts unchanged, long rows) {}

  /** Counts the orders; the products and customers that they need are counted separately. */
  public Sorts sorts(ImportId importId) {
    return sql.single(
        """
        SELECT
          count(*) FILTER (WHERE state = 'NEW' AND kind = 'SALE') AS new_sales,
          count(*) FILTER (WHERE state = 'NEW' AND kind = 'CREDIT_NOTE') AS new_credits,
          count(*) FILTER (WHERE state = 'SAME' AND kind = 'SALE') AS same_sales,
          count(*) FILTER (WHERE state = 'SAME' AND kind = 'CREDIT_NOTE') AS same_credits,
          coalesce(sum(lines) FILTER (WHERE state <> 'REFUSED'), 0)::bigint AS lines
        FROM import_groups WHERE import_id = ?""",
        row ->
            new Sorts(
                new Counts(row.number("new_sales"), row.number("new_credits"), 0, 0, 0),
                new Counts(row.number("same_sales"), row.number("same_credits"), 0, 0, 0),
                row.number("lines")),
        importId);
  }
}
