package io.bedloe.identity.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether the audit trail is as it was written.
 *
 * @param intact whether no day has a fault, and the chain of heads has none
 * @param heads the first thing that is wrong with the chain of heads, which ties the days together;
 *     absent when nothing is
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
   * @param sealed how many rows have a seal
   * @param waiting how many rows will be sealed in a moment
   * @param fault the first thing that is wrong; absent when nothing is
   */
  @Schema(description = "The audit trail of a day.")
  public record Day(
      @Schema(description = "The day, in UTC.") LocalDate day,
      @Schema(description = "The number of sealed entries.", examples = "42") long sealed,
      @Schema(description = "The number of entries that are not sealed yet.", examples = "0")
          long waiting,
      @Schema(description = "The first fault; absent when there is none.") @Nullable Fault fault) {}

  /**
   * Something that is not as it was written.
   *
   * @param position where in the day's chain, or the number of the head; absent for a row that was
   *     slipped in without a seal
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
          @Nullable UUID auditId) {}

  /** The kinds of faults. */
  @Schema(description = "The kind of a fault of the audit trail.")
  public enum Kind {
    /** A row, or its seal, is not what it was. */
    CHANGED,
    /** A row is gone. */
    REMOVED,
    /** A seal is gone. */
    GAP,
    /** There are rows that never got a seal, though others of their time did. */
    SLIPPED_IN,
    /** A row has a seal and was not written by Bedloe: somebody inserted it. */
    INSERTED,
    /** The last rows of the day are gone with their seals. */
    TAIL_REMOVED,
    /** A head is gone, and with it perhaps rows, or a whole day. */
    HEAD_REMOVED,
    /** A head is not what it was. */
    HEAD_CHANGED
  }
}
