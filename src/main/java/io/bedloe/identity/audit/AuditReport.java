package io.bedloe.identity.audit;

import io.bedloe.platform.audit.AuditEntryId;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The result of a verification of the audit trail.
 *
 * @param intact whether neither the days nor the chain of heads have a fault
 * @param heads the first fault of the chain of heads, which connects the days; absent when there is
 *     none
 */
@Schema(description = "The result of a verification of the audit trail.")
public record AuditReport(
    @Schema(description = "Whether no fault was found.") boolean intact,
    @Schema(description = "The result of each day.") List<Day> days,
    @Schema(description = "The first fault of the chain of heads; absent when there is none.")
        @Nullable Fault heads) {

  public AuditReport {
    days = List.copyOf(days);
  }

  /**
   * A day (UTC).
   *
   * @param sealed the number of rows that have a seal
   * @param waiting the number of rows that will be sealed soon
   * @param fault the first fault; absent when there is none
   */
  @Schema(description = "The audit trail of a day.")
  public record Day(
      @Schema(description = "The day, in UTC.") LocalDate day,
      @Schema(description = "The number of sealed entries.", examples = "42") long sealed,
      @Schema(description = "The number of entries that are not sealed yet.", examples = "0")
          long waiting,
      @Schema(description = "The first fault; absent when there is none.") @Nullable Fault fault) {}

  /**
   * A difference from what was written.
   *
   * @param position the position in the day's chain, or the number of the head; absent for a row
   *     that was inserted without a seal
   */
  @Schema(description = "A fault of the audit trail.")
  public record Fault(
      @Schema(description = "The kind of the fault.") Kind kind,
      @Schema(
              description =
                  "The position in the chain of the day, from 1, or the number of the head.",
              examples = "17")
          @Nullable Long position,
      @Schema(description = "The id of the entry; absent when the entry is missing.")
          @Nullable AuditEntryId auditId) {}

  /** The kinds of faults. */
  @Schema(description = "The kind of a fault of the audit trail.")
  public enum Kind {
    /** A row or its seal was changed, or the row does not fit its code. */
    CHANGED,
    /** A row was removed. */
    REMOVED,
    /** A seal was removed. */
    GAP,
    /** Rows have no seal although other rows of their time have one. */
    SLIPPED_IN,
    /** A row has a seal but was not written by Bedloe: it was inserted. */
    INSERTED,
    /** The last rows of the day were removed together with their seals. */
    TAIL_REMOVED,
    /** A head was removed, perhaps with rows or with a whole day. */
    HEAD_REMOVED,
    /** A head was changed. */
    HEAD_CHANGED
  }
}
