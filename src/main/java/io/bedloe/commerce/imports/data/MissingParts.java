package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.catalog.NewProduct;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.customers.CustomerRow;
import io.bedloe.commerce.imports.ImportId;
import io.bedloe.kernel.Ids;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The products and customers that new orders name and that do not exist. Each takes its values from
 * the first row that names it.
 */
@ApplicationScoped
public class MissingParts {

  private static final String NEW_LINES =
      """
      FROM import_rows r
      JOIN import_groups g ON g.import_id = r.import_id AND g.reference = r.reference
      WHERE r.import_id = ? AND r.refused_code IS NULL AND g.state = 'NEW' AND\s""";

  private static final String NO_PRODUCT =
      "NOT EXISTS (SELECT FROM products p WHERE p.sku = r.sku AND p.deleted_at IS NULL)";

  private static final String NO_CUSTOMER =
      """
      r.customer IS NOT NULL AND NOT EXISTS (SELECT FROM customers c
        WHERE c.external_reference = r.customer AND c.deleted_at IS NULL)""";

  private final Sql sql;
  private final Ids ids;

  @Inject
  public MissingParts(Sql sql, Ids ids) {
    this.sql = sql;
    this.ids = ids;
  }

  public long countProducts(ImportId importId) {
    return count("r.sku", NO_PRODUCT, importId);
  }

  public long countCustomers(ImportId importId) {
    return count("r.customer", NO_CUSTOMER, importId);
  }

  private long count(String key, String condition, ImportId importId) {
    return sql.single(
        "SELECT count(DISTINCT " + key + ") AS n " + NEW_LINES + condition,
        row -> row.number("n"),
        importId);
  }

  /** Returns the next missing products after a SKU, in order. */
  public List<NewProduct> products(ImportId importId, String after, int most) {
    return sql.list(
        """
        SELECT k.sku, f.price_minor, f.currency,
          coalesce(
            (SELECT r.description %1$s r.sku = k.sku AND r.description IS NOT NULL
             ORDER BY r.row_number LIMIT 1),
            k.sku) AS name
        FROM (SELECT DISTINCT r.sku %1$s %2$s AND r.sku > ? ORDER BY r.sku LIMIT ?) k
        CROSS JOIN LATERAL (
          SELECT r.price_minor, r.currency %1$s r.sku = k.sku
          ORDER BY r.row_number LIMIT 1) f
        ORDER BY k.sku"""
            .formatted(NEW_LINES, NO_PRODUCT),
        row ->
            new NewProduct(
                new ProductId(ids.next()),
                row.text("sku"),
                null,
                row.text("name"),
                null,
                row.money("price_minor", "currency"),
                true),
        importId,
        importId,
        after,
        most,
        importId);
  }

  /** Returns the next missing customers after a reference, in order. */
  public List<CustomerRow> customers(ImportId importId, String after, int most) {
    return sql.list(
        """
        SELECT k.reference,
          coalesce(
            (SELECT r.name %1$s r.customer = k.reference AND r.name IS NOT NULL
             ORDER BY r.row_number LIMIT 1),
            k.reference) AS name,
          (SELECT r.country %1$s r.customer = k.reference AND r.country IS NOT NULL
           ORDER BY r.row_number LIMIT 1) AS country
        FROM (SELECT DISTINCT r.customer AS reference %1$s %2$s AND r.customer > ?
          ORDER BY r.customer LIMIT ?) k
        ORDER BY k.reference"""
            .formatted(NEW_LINES, NO_CUSTOMER),
        row ->
            CustomerRow.named(
                new CustomerId(ids.next()),
                row.text("reference"),
                row.text("name"),
                row.textOrNull("country")),
        importId,
        importId,
        importId,
        after,
        most);
  }
}
