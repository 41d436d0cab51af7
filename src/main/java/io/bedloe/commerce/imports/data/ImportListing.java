package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.ImportReport;
import io.bedloe.commerce.imports.ImportReport.Failure;
import io.bedloe.commerce.imports.ImportStatus;
import io.bedloe.commerce.imports.ImportSummary;
import io.bedloe.commerce.imports.model.ImportKind;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.persistence.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of imports: its fields, filters and sorts. */
public final class ImportListing implements PageOf.Definition {

  private static final String COLUMNS =
      """
      i.id, i.kind, i.state, i.dry_run, i.started_at, i.finished_at, i.rows_read, i.refused""";

  /** Selects one import; the caller appends a condition. */
  public static final String BY_ID =
      "SELECT "
          + COLUMNS
          + ", i.outcome::text AS outcome, i.applied, i.steps, i.failure_code, i.failure_detail"
          + " FROM imports i WHERE i.id = ? AND ";

  public static final Listing<ImportSummary> LISTING =
      Listing.of("imports", ImportSummary.class)
          .select(COLUMNS)
          .from("imports i")
          .id("i.id")
          .fields(
              Field.filterable("id", FieldType.ID, "i.id"),
              Field.filterable("kind", FieldType.TEXT, "lower(i.kind)"),
              Field.choice(
                  "status",
                  ImportStatus.class,
                  "CASE i.state WHEN 'DONE' THEN 'SUCCEEDED' ELSE i.state END"),
              Field.filterable("dryRun", FieldType.FLAG, "i.dry_run"),
              Field.sortable("createdAt", FieldType.TIME, "i.started_at"))
          .order("-createdAt")
          .read(ImportListing::summary);

  @Override
  public Listing<ImportSummary> listing() {
    return LISTING;
  }

  /**
   * Returns the condition for the caller's imports: an import belongs to the account that sent the
   * file.
   */
  public static Condition of(Caller caller) {
    return Condition.of("i.actor_id = ?", caller.id());
  }

  private static ImportStatus status(Row row) {
    return switch (row.text("state")) {
      case "QUEUED" -> ImportStatus.QUEUED;
      case "RUNNING" -> ImportStatus.RUNNING;
      case "DONE" -> ImportStatus.SUCCEEDED;
      default -> ImportStatus.FAILED;
    };
  }

  private static ImportSummary summary(Row row) {
    var status = status(row);
    boolean ended = status == ImportStatus.SUCCEEDED;
    return new ImportSummary(
        row.id("id", ImportId::new),
        row.constant("kind", ImportKind.class).code(),
        status,
        row.flag("dry_run"),
        row.instant("started_at"),
        row.instantOrNull("finished_at"),
        row.number("rows_read"),
        ended ? row.number("rows_read") - row.number("refused") : 0,
        ended ? row.number("refused") : 0);
  }

  /**
   * Returns a report without its refused rows.
   *
   * @param refusedCsv the address of the refused rows, if there are any
   */
  public static ImportReport report(Row row, String refusedCsv) {
    var summary = summary(row);
    var outcome = StoredOutcome.parse(row.textOrNull("outcome"));
    return new ImportReport(
        summary.id(),
        summary.kind(),
        summary.status(),
        summary.dryRun(),
        summary.createdAt(),
        summary.finishedAt(),
        progress(row, summary.status()),
        summary.rowsRead(),
        summary.accepted(),
        summary.refused(),
        outcome.created(),
        outcome.updated(),
        outcome.unchanged(),
        outcome.warnings(),
        List.of(),
        summary.refused() == 0 ? null : refusedCsv,
        failure(row));
  }

  /** Returns the percentage of applied rows, or of applied chunks of orders. */
  private static int progress(Row row, ImportStatus status) {
    var steps = row.numberOrNull("steps");
    if (status == ImportStatus.SUCCEEDED) {
      return 100;
    }
    return steps == null || steps == 0 ? 0 : (int) (row.number("applied") * 100 / steps);
  }

  private static @Nullable Failure failure(Row row) {
    var code = row.textOrNull("failure_code");
    return code == null ? null : new Failure(code, row.text("failure_detail"));
  }
}
