package io.bedloe.identity.audit.model;

import io.bedloe.identity.audit.AuditReport.Fault;
import io.bedloe.identity.audit.AuditReport.Kind;
import io.bedloe.platform.crypto.MacKeys;
import org.jspecify.annotations.Nullable;

/** Verifies heads in the order of their numbers and keeps the first fault. */
public final class HeadCheck {

  private final MacKeys key;
  private final boolean fromTheFirst;
  private @Nullable Head last;
  private @Nullable Fault fault;

  /**
   * Creates a check before any head was verified.
   *
   * @param fromTheFirst whether the check begins with the first head of all
   */
  public HeadCheck(MacKeys key, boolean fromTheFirst) {
    this.key = key;
    this.fromTheFirst = fromTheFirst;
  }

  public void next(Head head) {
    var before = last;
    last = head;
    if (fault != null) {
      return;
    }
    if (before == null) {
      if (fromTheFirst && head.number() != 0) {
        fault = new Fault(Kind.HEAD_REMOVED, 0L, null);
      } else if (head.number() == 0 && !head.isFirst(key)) {
        fault = new Fault(Kind.HEAD_CHANGED, 0L, null);
      }
    } else if (head.number() != before.number() + 1) {
      fault = new Fault(Kind.HEAD_REMOVED, before.number() + 1, null);
    } else if (!head.follows(before, key)) {
      fault = new Fault(Kind.HEAD_CHANGED, head.number(), null);
    }
  }

  /** Returns the first fault; null when there is none. */
  public @Nullable Fault fault() {
    return fault;
  }
}
