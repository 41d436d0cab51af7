package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.ImportReport;
import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.commerce.imports.data.ImportListing;
import io.bedloe.commerce.imports.data.Staging;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Reads an import of the caller. Imports of others are reported as not found. */
@Dependent
public class ReadImport {

  private final Sql sql;
  private final Staging staging;

  @Inject
  ReadImport(Sql sql, Staging staging) {
    this.sql = sql;
    this.staging = staging;
  }

  public ImportReport byId(ImportId id, Caller caller) {
    var report =
        sql.one(
                ImportListing.BY_ID + "i.actor_id = ?",
                row -> ImportListing.report(row, RefusedRows.at(id)),
                id,
                caller.id())
            .orElseThrow(() -> notFound(id));
    return report.refused() == 0
        ? report
        : report.withRows(staging.refusedRows(id, ImportReport.ROWS_SHOWN));
  }

  /** Reads an import of any account, for the audit trail. */
  ImportReport any(ImportId id) {
    return sql.single(
        ImportListing.BY_ID + "TRUE", row -> ImportListing.report(row, RefusedRows.at(id)), id);
  }

  static Rejected notFound(ImportId id) {
    return Rejected.because(
        ImportRule.IMPORT_NOT_FOUND,
        "You have no import with the id %s, or it was deleted after its retention time."
            .formatted(id));
  }
}
