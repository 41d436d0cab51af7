package io.bedloe.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether the audit trail is as it was written.
 *
 * @param intact whether no day has a fault, and the chain of heads has none
 * @param heads the first thing that is wrong with the chain of heads, which ties the days together;
 *     absent when nothing is
 */
public record AuditReport(boolean intact, List<Day> days, @Nullable Fault heads) {

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
  public record Day(LocalDate day, long sealed, long waiting, @Nullable Fault fault) {}

  /**
   * Something that is not as it was written.
   *
   * @param position where in the day's chain, or the number of the head; absent for a row that was
   *     slipped in without a seal
   */
  public record Fault(Kind kind, @Nullable Long position, @Nullable UUID auditId) {}

  /** What can be wrong. */
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
