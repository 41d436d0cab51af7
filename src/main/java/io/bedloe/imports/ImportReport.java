package io.bedloe.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file. Every row that was read is either accepted or refused, once it has ended
 * well; until then nothing is counted but the rows that were read.
 *
 * @param createdAt when the file began to arrive
 * @param finishedAt when it ended; null until then
 * @param failure why it failed; null unless it did
 * @param dryRun whether it was only tried: the same figures, and nothing changed
 * @param rowsRead rows of data; the header and blank lines do not count
 * @param created what is new because of the file
 * @param updated what the file says anew
 * @param unchanged what was there already, just as the file says
 * @param warnings what was noticed and let pass
 * @param refusedRows the first {@value #ROWS_SHOWN} refused rows
 * @param refusedCsv where all refused rows are to be had as CSV; null when none was refused
 */
public record ImportReport(
    @Schema(description = "The import", examples = "01981f5e-5a0c-7b7e-9f7a-0d6c1f2a3b4c") UUID id,
    @Schema(description = "What the file is about", examples = "products") String kind,
    @Schema(description = "How far it is", examples = "SUCCEEDED") ImportStatus status,
    boolean dryRun,
    @Schema(description = "When the file began to arrive", examples = "2026-11-21T09:30:00Z")
        Instant createdAt,
    @Schema(description = "When it ended; absent until then", examples = "2026-11-21T09:30:05Z")
        @Nullable Instant finishedAt,
    long rowsRead,
    long accepted,
    long refused,
    Counts created,
    Counts updated,
    Counts unchanged,
    List<Warning> warnings,
    List<RefusedRow> refusedRows,
    @Nullable String refusedCsv,
    @Nullable Failure failure) {

  public static final int ROWS_SHOWN = 100;

  public ImportReport {
    warnings = List.copyOf(warnings);
    refusedRows = List.copyOf(refusedRows);
    if (status == ImportStatus.SUCCEEDED && accepted + refused != rowsRead) {
      throw new IllegalStateException(
          "%d rows accepted and %d refused of %d read".formatted(accepted, refused, rowsRead));
    }
  }

  /** The same without what the file says. */
  public ImportReport withoutRows() {
    return with(List.of(), List.of());
  }

  /** The same with its refused rows. */
  public ImportReport withRows(List<RefusedRow> rows) {
    return with(warnings, rows);
  }

  private ImportReport with(List<Warning> newWarnings, List<RefusedRow> newRows) {
    return new ImportReport(
        id,
        kind,
        status,
        dryRun,
        createdAt,
        finishedAt,
        rowsRead,
        accepted,
        refused,
        created,
        updated,
        unchanged,
        newWarnings,
        newRows,
        refusedCsv,
        failure);
  }

  /** Why an import failed. */
  public record Failure(
      @Schema(description = "The code of the problem", examples = "file-cut-short") String code,
      @Schema(
              description = "What went wrong, for people",
              examples = "The file ends in row 7: it has 2 of 5 cells and no line end.")
          String detail) {}

  /** How many there are of each kind of thing. */
  public record Counts(
      long orders, long creditNotes, long products, long customers, long receipts) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);
  }

  /**
   * @param code what was noticed: {@code LAST_LINE_UNTERMINATED}, {@code COUNTRY_UNKNOWN}, {@code
   *     COLUMN_IGNORED}
   * @param count how often
   * @param example the first one
   */
  public record Warning(String code, long count, String example) {}

  /**
   * @param row the row's number as a spreadsheet shows it: the header is row 1
   * @param column the header of the cell that is at fault; empty when it is the row as a whole
   * @param value what stands there, shortened to {@value #LONGEST_VALUE} characters
   * @param detail what is wrong with it, for people
   */
  public record RefusedRow(long row, String column, String value, RefusalCode code, String detail) {

    public static final int LONGEST_VALUE = 200;
  }
}
