package io.bedloe.identity.audit.work;

import io.bedloe.identity.audit.usecase.SealAudit;
import io.bedloe.platform.jobs.Recurring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Seals every two seconds the audit rows that were written since; the rows tell which wait. */
@Singleton
public class SealingTimer {

  @Inject private Recurring recurring;
  @Inject private SealAudit seal;

  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  void run() {
    recurring.run("seal the audit trail", this::sealAll);
  }

  private void sealAll() {
    while (seal.sealNextBatch() > 0) {
      // The loop continues with the next batch.
    }
  }
}
