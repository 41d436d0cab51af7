package io.bedloe.platform.audit;

import java.util.List;

/**
 * Observes the recorded changes, in the transaction of the changes. {@code platform.outbox}
 * implements this port.
 */
@FunctionalInterface
public interface ChangeObserver {

  /** Observes changes that were recorded together. */
  void changed(List<AuditedChange> changes);
}
