package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.imports.RefusalCode;
import io.bedloe.commerce.imports.data.Refusals.Reason;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Finds the products of staged rows. */
@ApplicationScoped
public class ProductNames {

  private final Sql sql;
  private final Refusals refusals;

  @Inject
  public ProductNames(Sql sql, Refusals refusals) {
    this.sql = sql;
    this.refusals = refusals;
  }

  /**
   * Changes the SKUs of rows to the spelling that the product has, or else to the first spelling in
   * the file; SKUs that differ only in case are equal.
   */
  public void useOneSpelling(Job job) {
    sql.update(
        """
        UPDATE import_rows r SET sku = p.sku FROM products p
        WHERE r.import_id = ? AND sku_key(p.sku) = sku_key(r.sku) AND p.deleted_at IS NULL
          AND p.sku <> r.sku""",
        job.id());
    sql.update(
        """
        UPDATE import_rows r SET sku = f.sku
        FROM (
          SELECT sku_key(sku) AS key, (array_agg(sku ORDER BY row_number))[1] AS sku
          FROM import_rows WHERE import_id = ? AND sku IS NOT NULL
          GROUP BY sku_key(sku) HAVING count(DISTINCT sku) > 1) f
        WHERE r.import_id = ? AND sku_key(r.sku) = f.key AND r.sku <> f.sku""",
        job.id(),
        job.id());
  }

  /** Sets the SKU of rows that name their product by its external reference. */
  public void findByReference(Job job) {
    sql.update(
        """
        UPDATE import_rows r SET sku = p.sku FROM products p
        WHERE r.import_id = ? AND p.external_reference = r.reference AND p.deleted_at IS NULL""",
        job.id());
    refusals.where(
        job.id(),
        new Reason(
            RefusalCode.UNKNOWN_PRODUCT,
            job.header().columnOf("externalReference"),
            "reference",
            "no product has this reference, and a file without SKUs creates none"),
        "r.sku IS NULL");
  }
}
