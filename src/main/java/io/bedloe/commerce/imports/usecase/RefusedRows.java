package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.model.ImportKind;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.http.CsvLine;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * The refused rows of an import as CSV: the reason, followed by the sender's own cells without
 * changes. The sender can correct the file and send it again; the columns of the reason are
 * ignored.
 */
@Dependent
public class RefusedRows {

  private static final int ROWS_AT_A_TIME = 500;

  private final Sql sql;
  private final Guard guard;

  @Inject
  RefusedRows(Sql sql, Guard guard) {
    this.sql = sql;
    this.guard = guard;
  }

  /** An import whose refused rows are stored. */
  public record Kept(UUID importId, String header, char delimiter) {}

  private record Line(long number, String text) {}

  /** Returns the address of the refused rows of an import. */
  static String at(UUID importId) {
    return "/api/v1/imports/" + importId + "/refused";
  }

  /** Finds an import of the caller. Imports of others are reported as not found. */
  public Kept of(UUID importId, Caller caller) {
    return sql.one(
            """
            SELECT kind, header, delimiter FROM imports
            WHERE id = ? AND actor_id = ? AND state = 'DONE'""",
            row -> {
              guard.mustAllow(caller, row.constant("kind", ImportKind.class).permission());
              return new Kept(importId, row.text("header"), row.text("delimiter").charAt(0));
            },
            importId,
            caller.id())
        .orElseThrow(() -> ReadImport.notFound(importId));
  }

  /** Writes the rows in small batches. */
  public void write(Kept kept, OutputStream out) throws IOException {
    line(out, kept.header());
    long last = 0;
    while (true) {
      var lines = after(kept, last);
      for (var line : lines) {
        line(out, line.text());
      }
      if (lines.isEmpty()) {
        return;
      }
      last = lines.get(lines.size() - 1).number();
    }
  }

  private List<Line> after(Kept kept, long last) {
    return sql.list(
        """
        SELECT row_number, record, refused_column, refused_code, refused_detail
        FROM import_refusals WHERE import_id = ? AND row_number > ? ORDER BY row_number LIMIT ?""",
        row -> {
          long number = row.number("row_number");
          var words =
              List.of(
                  String.valueOf(number),
                  row.text("refused_column"),
                  row.text("refused_code"),
                  row.text("refused_detail"));
          var own = row.text("record");
          return new Line(
              number,
              CsvLine.of(words, kept.delimiter()) + (own.isEmpty() ? "" : kept.delimiter() + own));
        },
        kept.importId(),
        last,
        ROWS_AT_A_TIME);
  }

  private static void line(OutputStream out, String text) throws IOException {
    out.write((text + CsvLine.END).getBytes(StandardCharsets.UTF_8));
  }
}
