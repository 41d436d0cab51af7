package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.customers.CustomerRow;
import io.bedloe.commerce.imports.data.RowsToApply.Batch;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * The staged rows of customers: a customer that does not exist is created, and an existing one is
 * changed where the row differs. What a row does not say stays as it is.
 */
@ApplicationScoped
public class StagedCustomers {

  private static final String COLUMNS =
      "reference, name, email, country, address_lines, address_city, address_region,"
          + " address_postal_code";

  private final Sql sql;
  private final RowsToApply rows;

  @Inject
  public StagedCustomers(Sql sql, RowsToApply rows) {
    this.sql = sql;
    this.rows = rows;
  }

  /**
   * Determines for each row that is not refused whether it creates, changes or keeps a customer.
   */
  public void decide(Job job) {
    sql.update(
        """
        UPDATE import_rows s SET outcome = CASE
          WHEN c.id IS NULL THEN 'CREATE'
          WHEN c.name IS DISTINCT FROM coalesce(r.name, c.name)
            OR c.email IS DISTINCT FROM
              CASE WHEN 'email' = ANY (r.cleared) THEN NULL ELSE coalesce(r.email, c.email) END
            OR c.country IS DISTINCT FROM
              CASE WHEN 'country' = ANY (r.cleared) THEN NULL
              ELSE coalesce(r.country, c.country) END
            OR c.address_lines IS DISTINCT FROM
              CASE WHEN 'address' = ANY (r.cleared) THEN NULL
              ELSE coalesce(r.address_lines, c.address_lines) END
            OR c.address_city IS DISTINCT FROM
              CASE WHEN 'city' = ANY (r.cleared) THEN NULL
              ELSE coalesce(r.address_city, c.address_city) END
            OR c.address_region IS DISTINCT FROM
              CASE WHEN 'region' = ANY (r.cleared) THEN NULL
              ELSE coalesce(r.address_region, c.address_region) END
            OR c.address_postal_code IS DISTINCT FROM
              CASE WHEN 'postalCode' = ANY (r.cleared) THEN NULL
              ELSE coalesce(r.address_postal_code, c.address_postal_code) END
          THEN 'UPDATE' ELSE 'KEEP' END
        FROM import_rows r
        LEFT JOIN customers c ON c.external_reference = r.reference AND c.deleted_at IS NULL
        WHERE r.import_id = ? AND r.refused_code IS NULL
          AND s.import_id = r.import_id AND s.row_number = r.row_number""",
        job.id());
  }

  /**
   * Returns the next rows after a row number that create or change a customer; null when there are
   * none.
   */
  public @Nullable Batch<CustomerRow, CustomerRow> next(Job job, long after) {
    return rows.next(COLUMNS, job, after, StagedCustomers::customer, StagedCustomers::customer);
  }

  private static CustomerRow customer(Row row) {
    return new CustomerRow(
        row.id("id", CustomerId::new),
        row.text("reference"),
        row.textOrNull("name"),
        row.textOrNull("email"),
        row.textOrNull("country"),
        row.textOrNull("address_lines"),
        row.textOrNull("address_city"),
        row.textOrNull("address_region"),
        row.textOrNull("address_postal_code"),
        RowsToApply.cleared(row));
  }
}
