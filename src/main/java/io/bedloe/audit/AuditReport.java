package io.bedloe.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether the audit trail is as it was written.
 *
 * @param intact whether no day has a fault
 */
public record AuditReport(boolean intact, List<Day> days) {

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
   * @param position where in the day's chain; absent for a row that was slipped in without a seal
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
    SLIPPED_IN
  }
}
