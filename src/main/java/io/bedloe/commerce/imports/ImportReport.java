package io.bedloe.commerce.imports;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The result of an import. When the import has succeeded, every row is either accepted or refused;
 * until then only the rows read are counted.
 *
 * @param createdAt when the upload began
 * @param finishedAt when the import ended; null until then
 * @param failure why the import failed; null unless it did
 * @param dryRun whether the import was a dry run: the same counts, but no change
 * @param progress how much of the import is done, in percent
 * @param rowsRead the number of rows of data; the header and blank lines do not count
 * @param created the number of records that the file created
 * @param updated the number of records that the file changed
 * @param unchanged the number of records that already had the values of the file
 * @param warnings findings that did not stop the import
 * @param refusedRows the first {@value #ROWS_SHOWN} refused rows
 * @param refusedCsv the address of all refused rows as CSV; null when no row was refused
 */
@Schema(description = "The result of an import.")
public record ImportReport(
    @Schema(description = "The id of the import.") ImportId id,
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
    @Schema(
            description =
                "How much of the applying of the rows is done, in percent; 100 after success.",
            examples = "100")
        int progress,
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

  /** Returns the report without contents of the file. */
  public ImportReport withoutRows() {
    return with(List.of(), List.of());
  }

  /** Returns the report with its refused rows. */
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
        progress,
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

  /** The reason why an import failed. */
  @Schema(description = "Why an import failed.")
  public record Failure(
      @Schema(description = "The code of the problem", examples = "file-truncated") String code,
      @Schema(
              description = "A description of the error, for people",
              examples = "The file ends in row 7: it has 2 of 5 cells and no line end.")
          String detail) {}

  /** The number of records of each kind. */
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
   * @param code the kind of the warning: {@code LAST_LINE_UNTERMINATED}, {@code COUNTRY_UNKNOWN},
   *     {@code COLUMN_IGNORED}
   * @param count the number of occurrences
   * @param example the first occurrence
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
   * @param column the header of the cell at fault; empty when the whole row is at fault
   * @param value the content of the cell, shortened to {@value #LONGEST_VALUE} characters
   * @param detail what is wrong, as a sentence for people
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
