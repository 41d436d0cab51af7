package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.imports.model.Job;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the staged rows that create or change a resource, a batch at a time. */
@Dependent
public class RowsToApply {

  private static final int ROWS_AT_A_TIME = 200;

  private final Sql sql;

  @Inject
  public RowsToApply(Sql sql) {
    this.sql = sql;
  }

  /**
   * The next rows of a file.
   *
   * @param lastRow the number of the last row
   */
  public record Batch<C, U>(List<C> created, List<U> changes, long lastRow) {}

  /**
   * Returns the next rows after a row number; null when there are none.
   *
   * @param columns the columns that the resource has, separated by commas
   * @param created reads a row that creates a resource
   * @param changed reads a row that changes a resource
   */
  <C, U> @Nullable Batch<C, U> next(
      String columns, Job job, long after, Function<Row, C> created, Function<Row, U> changed) {
    var creations = new ArrayList<C>();
    var changes = new ArrayList<U>();
    var numbers =
        sql.list(
            """
            SELECT row_number, id, %s, array_to_string(cleared, ',') AS cleared,
              outcome = 'CREATE' AS is_new
            FROM import_rows
            WHERE import_id = ? AND row_number > ? AND refused_code IS NULL AND outcome <> 'KEEP'
            ORDER BY row_number LIMIT ?"""
                .formatted(columns),
            row -> {
              if (row.flag("is_new")) {
                creations.add(created.apply(row));
              } else {
                changes.add(changed.apply(row));
              }
              return row.number("row_number");
            },
            job.id(),
            after,
            ROWS_AT_A_TIME);
    return numbers.isEmpty()
        ? null
        : new Batch<>(creations, changes, numbers.get(numbers.size() - 1));
  }

  /** Returns the names of the fields whose cells request that the value is removed. */
  static Set<String> cleared(Row row) {
    var names = row.textOrNull("cleared");
    return names == null || names.isEmpty() ? Set.of() : Set.of(names.split(",", -1));
  }
}
