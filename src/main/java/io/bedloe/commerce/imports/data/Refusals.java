package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.RefusalCode;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Marks staged rows as refused. A row that is refused already keeps its first reason. */
@ApplicationScoped
public class Refusals {

  /**
   * The reason why the rows that a condition finds are refused.
   *
   * @param column the header of the cell that is at fault
   * @param value the column of the staging table that holds the cell's value
   */
  public record Reason(RefusalCode code, String column, String value, String detail) {}

  private final Sql sql;

  @Inject
  public Refusals(Sql sql) {
    this.sql = sql;
  }

  /**
   * Refuses every row of the import for which a condition holds.
   *
   * @param condition a boolean SQL expression about the row {@code r}
   */
  public void where(
      ImportId importId, Reason reason, String condition, @Nullable Object... parameters) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(reason.code());
    all.add(reason.column());
    all.add(reason.detail());
    all.add(importId);
    all.addAll(Arrays.asList(parameters));
    sql.update(
        """
        UPDATE import_rows r SET refused_code = ?, refused_column = ?, refused_detail = ?,
          refused_value = coalesce(r.%s::text, '')
        WHERE r.import_id = ? AND r.refused_code IS NULL AND (%s)"""
            .formatted(reason.value(), condition),
        all.toArray());
  }

  /** Refuses every row of the import for which a condition about the row {@code r} holds. */
  public void where(ImportId importId, Reason reason, Condition condition) {
    where(importId, reason, condition.sql(), condition.parameters().toArray());
  }

  /** Refuses each row that has the same key as an earlier row that is not refused. */
  public void repeated(Job job, String field, String key) {
    where(
        job.id(),
        new Reason(
            RefusalCode.REPEATED,
            job.header().columnOf(field),
            key,
            "an earlier row of this file has the same value"),
        """
        r.row_number > (SELECT min(e.row_number) FROM import_rows e
          WHERE e.import_id = r.import_id AND e.%1$s = r.%1$s AND e.refused_code IS NULL)"""
            .formatted(key));
  }

  /** Refuses all rows of some orders, with a detail for each order. */
  public void orders(
      ImportId importId, Reason reason, List<String> references, List<String> details) {
    sql.update(
        """
        UPDATE import_rows r SET refused_code = ?, refused_column = ?, refused_detail = w.detail,
          refused_value = coalesce(r.%s::text, '')
        FROM unnest(?::text[], ?::text[]) AS w (reference, detail)
        WHERE r.import_id = ? AND r.reference = w.reference AND r.refused_code IS NULL"""
            .formatted(reason.value()),
        reason.code(),
        reason.column(),
        references.toArray(String[]::new),
        details.toArray(String[]::new),
        importId);
    sql.update(
        """
        UPDATE import_groups SET state = 'REFUSED'
        WHERE import_id = ? AND reference = ANY (?)""",
        importId,
        references.toArray(String[]::new));
  }
}
