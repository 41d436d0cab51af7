package io.bedloe.commerce.imports.data;

import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Sku;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * The products and customers that new orders name and nobody has. Each is made of the first row
 * that names it, and nothing that is there already is changed.
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
  private final Clock clock;

  @Inject
  public MissingParts(Sql sql, Ids ids, Clock clock) {
    this.sql = sql;
    this.ids = ids;
    this.clock = clock;
  }

  public long countProducts(UUID importId) {
    return count("r.sku", NO_PRODUCT, importId);
  }

  public long countCustomers(UUID importId) {
    return count("r.customer", NO_CUSTOMER, importId);
  }

  private long count(String key, String condition, UUID importId) {
    return sql.single(
        "SELECT count(DISTINCT " + key + ") AS n " + NEW_LINES + condition,
        row -> row.number("n"),
        importId);
  }

  /** The next skus, in order, that no product has. */
  public List<String> skus(UUID importId, String after, int most) {
    return keys("r.sku", NO_PRODUCT, importId, after, most);
  }

  /** The next references, in order, that no customer has. */
  public List<String> customers(UUID importId, String after, int most) {
    return keys("r.customer", NO_CUSTOMER, importId, after, most);
  }

  private List<String> keys(String key, String condition, UUID importId, String after, int most) {
    return sql.list(
        "SELECT DISTINCT %1$s AS k %2$s %3$s AND %1$s > ? ORDER BY k LIMIT ?"
            .formatted(key, NEW_LINES, condition),
        row -> row.text("k"),
        importId,
        after,
        most);
  }

  /** Creates products; answers their ids, without those that others created just now. */
  public List<UUID> createProducts(UUID importId, List<String> skus) {
    sql.advisoryLocks(skus.stream().map(sku -> "products.sku_key(sku)=" + Sku.key(sku)).toList());
    return sql.list(
        """
        INSERT INTO products (id, sku, name, price_minor, price_currency, active, attributes,
          created_at, updated_at, version)
        SELECT w.id, w.sku,
          coalesce(
            (SELECT r.description %1$s r.sku = w.sku AND r.description IS NOT NULL
             ORDER BY r.row_number LIMIT 1),
            w.sku),
          f.price_minor, f.currency, TRUE, '{}', ?, ?, 0
        FROM unnest(?::uuid[], ?::text[]) AS w (id, sku)
        CROSS JOIN LATERAL (
          SELECT r.price_minor, r.currency %1$s r.sku = w.sku
          ORDER BY r.row_number LIMIT 1) f
        ON CONFLICT DO NOTHING RETURNING id"""
            .formatted(NEW_LINES),
        row -> row.uuid("id"),
        importId,
        clock.instant(),
        clock.instant(),
        newIds(skus),
        skus.toArray(String[]::new),
        importId);
  }

  /** Creates customers; answers their ids, without those that others created just now. */
  public List<UUID> createCustomers(UUID importId, List<String> references) {
    sql.advisoryLocks(
        references.stream().map(ref -> "customers.external_reference=" + ref).toList());
    return sql.list(
        """
        INSERT INTO customers (id, external_reference, name, country, created_at, updated_at,
          version)
        SELECT w.id, w.reference,
          coalesce(
            (SELECT r.name %1$s r.customer = w.reference AND r.name IS NOT NULL
             ORDER BY r.row_number LIMIT 1),
            w.reference),
          (SELECT r.country %1$s r.customer = w.reference AND r.country IS NOT NULL
           ORDER BY r.row_number LIMIT 1),
          ?, ?, 0
        FROM unnest(?::uuid[], ?::text[]) AS w (id, reference)
        ON CONFLICT DO NOTHING RETURNING id"""
            .formatted(NEW_LINES),
        row -> row.uuid("id"),
        importId,
        importId,
        clock.instant(),
        clock.instant(),
        newIds(references),
        references.toArray(String[]::new));
  }

  private UUID[] newIds(List<String> keys) {
    return keys.stream().map(key -> ids.next()).toArray(UUID[]::new);
  }
}
