package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.customers.CustomerRow;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The staged rows of customers: a customer that does not exist is created, and an existing one is
 * changed where the row differs. What a row does not say stays as it is.
 */
@ApplicationScoped
public class StagedCustomers {

  private static final int ROWS_AT_A_TIME = 200;

  private final Sql sql;

  @Inject
  public StagedCustomers(Sql sql) {
    this.sql = sql;
  }

  /**
   * The next rows of a file.
   *
   * @param lastRow the number of the last row
   */
  public record Batch(List<CustomerRow> created, List<CustomerRow> changes, long lastRow) {}

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
  public @Nullable Batch next(Job job, long after) {
    var created = new ArrayList<CustomerRow>();
    var changes = new ArrayList<CustomerRow>();
    var numbers =
        sql.list(
            """
            SELECT row_number, id, reference, name, email, country, address_lines, address_city,
              address_region, address_postal_code, array_to_string(cleared, ',') AS cleared,
              outcome = 'CREATE' AS is_new
            FROM import_rows
            WHERE import_id = ? AND row_number > ? AND refused_code IS NULL AND outcome <> 'KEEP'
            ORDER BY row_number LIMIT ?""",
            row -> {
              (row.flag("is_new") ? created : changes).add(customer(row));
              return row.number("row_number");
            },
            job.id(),
            after,
            ROWS_AT_A_TIME);
    return numbers.isEmpty() ? null : new Batch(created, changes, numbers.get(numbers.size() - 1));
  }

  private static CustomerRow customer(Row row) {
    return new CustomerRow(
        row.uuid("id"),
        row.text("reference"),
        row.textOrNull("name"),
        row.textOrNull("email"),
        row.textOrNull("country"),
        row.textOrNull("address_lines"),
        row.textOrNull("address_city"),
        row.textOrNull("address_region"),
        row.textOrNull("address_postal_code"),
        StagedProducts.cleared(row));
  }
}
