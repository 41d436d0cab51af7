package io.bedloe.identity.audit.model;

import io.bedloe.identity.audit.AuditReport.Fault;
import io.bedloe.identity.audit.AuditReport.Kind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Walks along the chain of one day and keeps the first fault. */
public final class DayCheck {

  private final Chain chain;
  private final AuditMac rows;
  private final long signedFrom;
  private @Nullable Fault fault;

  /**
   * At the beginning of the day.
   *
   * @param rows checks the codes of rows
   * @param signedFrom rows of this and later transactions need a code
   */
  public DayCheck(Chain chain, AuditMac rows, long signedFrom) {
    this.chain = chain;
    this.rows = rows;
    this.signedFrom = signedFrom;
  }

  /**
   * A place in the chain, with what stands there now.
   *
   * @param row null when it is gone
   */
  public record Place(long position, UUID auditId, String seal, @Nullable Found row) {}

  /**
   * A row that is there.
   *
   * @param sealed the text that its seal is made of
   * @param signed the text that its code is made of
   * @param mac its code; null when it has none
   * @param transaction which transaction wrote it
   */
  public record Found(String sealed, String signed, @Nullable String mac, long transaction) {}

  public void next(Place place) {
    if (fault != null) {
      return;
    }
    var row = place.row();
    if (place.position() != chain.position() + 1) {
      fault = new Fault(Kind.GAP, chain.position() + 1, null);
    } else if (row == null) {
      fault = new Fault(Kind.REMOVED, place.position(), place.auditId());
    } else if (!chain.seal(row.sealed()).equals(place.seal())) {
      fault = new Fault(Kind.CHANGED, place.position(), place.auditId());
    } else if (!isOurs(row)) {
      fault = new Fault(Kind.INSERTED, place.position(), place.auditId());
    }
  }

  private boolean isOurs(Found row) {
    boolean older = row.mac() == null && row.transaction() < signedFrom;
    return older || rows.isOf(row.signed(), row.mac());
  }

  /** At the end of the day: it must not end before the head says. */
  public void end(@Nullable Head head) {
    if (fault == null && head != null && chain.position() < head.position()) {
      fault = new Fault(Kind.TAIL_REMOVED, chain.position() + 1, null);
    }
  }

  /** How many rows have a seal. */
  public long position() {
    return chain.position();
  }

  /** The first fault; null when there is none. */
  public @Nullable Fault fault() {
    return fault;
  }
}
