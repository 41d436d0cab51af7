package io.bedloe.commerce.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The result of an import. Every row that was read is either accepted or refused, once it has ended
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
@Schema(description = "The result of an import.")
public record ImportReport(
    @Schema(description = "The id of the import.") UUID id,
    @Schema(description = "The kind of the rows.", examples = "orders") String kind,
    @Schema(description = "The state of the import.", examples = "SUCCEEDED") ImportStatus status,
    @Schema(description = "Whether the file was only checked and nothing was changed.")
        boolean dryRun,
    @Schema(description = "When the upload of the file began.", examples = "2026-11-21T09:30:00Z")
        Instant createdAt,
    @Schema(
            description = "When the import ended; absent until then.",
            examples = "2026-11-21T09:30:05Z")
        @Nullable Instant finishedAt,
    @Schema(description = "The number of rows that were read, without the header.", examples = "4")
        long rowsRead,
    @Schema(description = "The number of rows that were accepted.", examples = "3") long accepted,
    @Schema(description = "The number of rows that were refused.", examples = "1") long refused,
    @Schema(description = "How many resources were created.") Counts created,
    @Schema(description = "How many resources were updated.") Counts updated,
    @Schema(description = "How many resources stayed the same.") Counts unchanged,
    @Schema(description = "Accepted data that should be reviewed.") List<Warning> warnings,
    @Schema(description = "The first 100 refused rows.") List<RefusedRow> refusedRows,
    @Schema(
            description =
                "The path of a CSV file with all refused rows; absent when there are none.",
            examples = "/api/v1/imports/0190a5a0-0000-7000-8000-000000000000/refused")
        @Nullable String refusedCsv,
    @Schema(description = "Why the import failed; absent unless it has failed.")
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
  @Schema(description = "Why an import failed.")
  public record Failure(
      @Schema(description = "The code of the problem", examples = "file-truncated") String code,
      @Schema(
              description = "A description of the error, for people",
              examples = "The file ends in row 7: it has 2 of 5 cells and no line end.")
          String detail) {}

  /** How many there are of each kind of thing. */
  @Schema(description = "Numbers of resources by their kind.")
  public record Counts(
      @Schema(description = "The number of orders.", examples = "1") long orders,
      @Schema(description = "The number of credit notes.", examples = "1") long creditNotes,
      @Schema(description = "The number of products.", examples = "1") long products,
      @Schema(description = "The number of customers.", examples = "1") long customers,
      @Schema(description = "The number of receipts of stock.", examples = "0") long receipts) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);
  }

  /**
   * @param code what was noticed: {@code LAST_LINE_UNTERMINATED}, {@code COUNTRY_UNKNOWN}, {@code
   *     COLUMN_IGNORED}
   * @param count how often
   * @param example the first one
   */
  @Schema(description = "Accepted data that should be reviewed.")
  public record Warning(
      @Schema(description = "The kind of the warning, for programs.", examples = "COUNTRY_UNKNOWN")
          String code,
      @Schema(description = "How often the warning occurred.", examples = "2") long count,
      @Schema(description = "The first value that the warning is about.", examples = "EIRE")
          String example) {}

  /**
   * @param row the row's number as a spreadsheet shows it: the header is row 1
   * @param column the header of the cell that is at fault; empty when it is the row as a whole
   * @param value what stands there, shortened to {@value #LONGEST_VALUE} characters
   * @param detail what is wrong with it, for people
   */
  @Schema(description = "A row that was refused.")
  public record RefusedRow(
      @Schema(description = "The row of the file; the header is row 1.", examples = "4") long row,
      @Schema(
              description =
                  "The header of the column with the fault; empty when it is the whole row.",
              examples = "UnitPrice")
          String column,
      @Schema(
              description = "The cell with the fault, or the row; at most 200 characters of it.",
              examples = "0")
          String value,
      @Schema(description = "Why the row was refused, for programs.") RefusalCode code,
      @Schema(
              description = "Why the row was refused, for people.",
              examples = "must be greater than zero")
          String detail) {

    public static final int LONGEST_VALUE = 200;
  }
}
