package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.data.KeptRefusals;
import io.bedloe.commerce.imports.data.KeptRefusals.Kept;
import io.bedloe.commerce.imports.data.KeptRefusals.Refusal;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.files.CsvLine;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The refused rows of an import as CSV: the reason, followed by the sender's own cells without
 * changes. The sender can correct the file and send it again; the columns of the reason are
 * ignored.
 */
@Dependent
public class RefusedRows {

  private static final int ROWS_AT_A_TIME = 500;

  private final KeptRefusals refusals;
  private final Guard guard;

  @Inject
  RefusedRows(KeptRefusals refusals, Guard guard) {
    this.refusals = refusals;
    this.guard = guard;
  }

  /** Returns the address of the refused rows of an import. */
  static String at(ImportId importId) {
    return "/api/v1/imports/" + importId + "/refused";
  }

  /** Finds an import of the caller. Imports of others are reported as not found. */
  public Kept of(ImportId importId, Caller caller) {
    var kept = refusals.of(importId, caller.id()).orElseThrow(() -> ReadImport.notFound(importId));
    guard.mustAllow(caller, kept.kind().permission());
    return kept;
  }

  /** Writes the rows in small batches. */
  public void write(Kept kept, OutputStream out) throws IOException {
    line(out, kept.header());
    long last = 0;
    while (true) {
      var rows = refusals.after(kept.importId(), last, ROWS_AT_A_TIME);
      for (var row : rows) {
        line(out, text(row, kept.delimiter()));
      }
      if (rows.isEmpty()) {
        return;
      }
      last = rows.get(rows.size() - 1).rowNumber();
    }
  }

  private static String text(Refusal row, char delimiter) {
    var words =
        List.of(String.valueOf(row.rowNumber()), row.column(), row.refusalCode(), row.detail());
    var own = row.record();
    return CsvLine.of(words, delimiter) + (own.isEmpty() ? "" : delimiter + own);
  }

  private static void line(OutputStream out, String text) throws IOException {
    out.write((text + CsvLine.END).getBytes(StandardCharsets.UTF_8));
  }
}
