package io.bedloe.identity.audit.model;

import io.bedloe.identity.audit.AuditReport.Fault;
import io.bedloe.identity.audit.AuditReport.Kind;
import io.bedloe.platform.audit.AuditEntryId;
import io.bedloe.platform.crypto.MacKeys;
import org.jspecify.annotations.Nullable;

/** Verifies the chain of one day in order and keeps the first fault. */
public final class DayCheck {

  private final Chain chain;
  private final MacKeys rows;
  private final long signedFrom;
  private @Nullable Fault fault;

  /**
   * Begins with the first row of the day.
   *
   * @param rows verifies the codes of rows
   * @param signedFrom the first transaction whose rows need a code
   */
  public DayCheck(Chain chain, MacKeys rows, long signedFrom) {
    this.chain = chain;
    this.rows = rows;
    this.signedFrom = signedFrom;
  }

  /**
   * A position in the chain, with the row that is there now.
   *
   * @param row null when the row is missing
   */
  public record Place(long position, AuditEntryId auditId, String seal, @Nullable Found row) {}

  /**
   * A row that exists.
   *
   * @param sealed the text that its seal is computed from, unless that is its code
   * @param signed the text that its code is computed from
   * @param mac the code of the row; null when it has none
   * @param transaction the id of the transaction that wrote it
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
    } else {
      compare(place, row);
    }
  }

  private void compare(Place place, Found row) {
    var code = row.mac() == null ? null : Chain.textOfCode(row.mac());
    boolean isSealOfCode = code != null && chain.isNext(code, place.seal());
    var sealed = code != null && isSealOfCode ? code : row.sealed();
    if (!chain.verifyNext(sealed, place.seal())) {
      fault = new Fault(Kind.CHANGED, place.position(), place.auditId());
    } else if (!isOurs(row)) {
      // Under a seal of the code, columns that changed later cannot be told from columns that never
      // had this code.
      fault =
          new Fault(isSealOfCode ? Kind.CHANGED : Kind.INSERTED, place.position(), place.auditId());
    }
  }

  private boolean isOurs(Found row) {
    boolean older = row.mac() == null && row.transaction() < signedFrom;
    return older || rows.verify(row.mac(), row.signed());
  }

  /** Ends the check of the day, which must reach the position that the head records. */
  public void end(@Nullable Head head) {
    if (fault == null && head != null && chain.position() < head.position()) {
      fault = new Fault(Kind.TAIL_REMOVED, chain.position() + 1, null);
    }
  }

  /** Returns the number of rows that have a seal. */
  public long position() {
    return chain.position();
  }

  /** Returns the first fault; null when there is none. */
  public @Nullable Fault fault() {
    return fault;
  }
}
