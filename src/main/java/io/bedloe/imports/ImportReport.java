package io.bedloe.imports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file. Every row that was read is either accepted or refused.
 *
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
    UUID id,
    String kind,
    boolean dryRun,
    long rowsRead,
    long accepted,
    long refused,
    Counts created,
    Counts updated,
    Counts unchanged,
    List<Warning> warnings,
    List<RefusedRow> refusedRows,
    @Nullable String refusedCsv) {

  public static final int ROWS_SHOWN = 100;

  public ImportReport {
    warnings = List.copyOf(warnings);
    refusedRows = List.copyOf(refusedRows);
    if (accepted + refused != rowsRead) {
      throw new IllegalStateException(
          "%d rows accepted and %d refused of %d read".formatted(accepted, refused, rowsRead));
    }
  }

  /** The same without what the file says. */
  public ImportReport withoutRows() {
    return new ImportReport(
        id,
        kind,
        dryRun,
        rowsRead,
        accepted,
        refused,
        created,
        updated,
        unchanged,
        List.of(),
        List.of(),
        refusedCsv);
  }

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
