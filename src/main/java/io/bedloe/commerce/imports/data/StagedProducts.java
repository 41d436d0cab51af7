package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.catalog.NewProduct;
import io.bedloe.commerce.catalog.ProductChange;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.imports.data.RowsToApply.Batch;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.kernel.Money;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The staged rows of products: a product that does not exist is created, and an existing one is
 * changed where the row differs. What a row does not say stays as it is.
 */
@ApplicationScoped
public class StagedProducts {

  private static final String COLUMNS =
      "sku, reference, name, description, price_minor, currency, active";

  private final Sql sql;
  private final RowsToApply rows;

  @Inject
  public StagedProducts(Sql sql, RowsToApply rows) {
    this.sql = sql;
    this.rows = rows;
  }

  /** Determines for each row that is not refused whether it creates, changes or keeps a product. */
  public void decide(Job job) {
    sql.update(
        """
        UPDATE import_rows s SET outcome = CASE
          WHEN p.id IS NULL THEN 'CREATE'
          WHEN p.name IS DISTINCT FROM coalesce(r.name, p.name)
            OR p.price_minor IS DISTINCT FROM coalesce(r.price_minor, p.price_minor)
            OR p.price_currency IS DISTINCT FROM coalesce(r.currency, p.price_currency)
            OR p.external_reference IS DISTINCT FROM
              CASE WHEN 'externalReference' = ANY (r.cleared) THEN NULL
              ELSE coalesce(r.reference, p.external_reference) END
            OR p.description IS DISTINCT FROM
              CASE WHEN 'description' = ANY (r.cleared) THEN NULL
              ELSE coalesce(r.description, p.description) END
            OR p.active IS DISTINCT FROM coalesce(r.active, p.active)
          THEN 'UPDATE' ELSE 'KEEP' END
        FROM import_rows r LEFT JOIN products p ON p.sku = r.sku AND p.deleted_at IS NULL
        WHERE r.import_id = ? AND r.refused_code IS NULL
          AND s.import_id = r.import_id AND s.row_number = r.row_number""",
        job.id());
  }

  /**
   * Returns the next rows after a row number that create or change a product; null when there are
   * none.
   */
  public @Nullable Batch<NewProduct, ProductChange> next(Job job, long after) {
    return rows.next(COLUMNS, job, after, StagedProducts::created, StagedProducts::changed);
  }

  private static NewProduct created(Row row) {
    return new NewProduct(
        row.id("id", ProductId::new),
        row.text("sku"),
        row.textOrNull("reference"),
        row.text("name"),
        row.textOrNull("description"),
        Objects.requireNonNull(price(row), "a new product has a price"),
        !Boolean.FALSE.equals(row.flagOrNull("active")));
  }

  private static ProductChange changed(Row row) {
    return new ProductChange(
        row.text("sku"),
        row.textOrNull("reference"),
        row.textOrNull("name"),
        row.textOrNull("description"),
        price(row),
        row.flagOrNull("active"),
        RowsToApply.cleared(row));
  }

  private static @Nullable Money price(Row row) {
    return row.numberOrNull("price_minor") == null ? null : row.money("price_minor", "currency");
  }
}
