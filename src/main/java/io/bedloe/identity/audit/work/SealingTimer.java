package io.bedloe.identity.audit.work;

import io.bedloe.identity.audit.usecase.SealAudit;
import io.bedloe.platform.jobs.Recurring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Seals every two seconds the audit rows that were written since; the rows tell which wait. */
@Singleton
public class SealingTimer {

  private final Recurring recurring;
  private final SealAudit seal;

  @Inject
  public SealingTimer(Recurring recurring, SealAudit seal) {
    this.recurring = recurring;
    this.seal = seal;
  }

  /** The container needs this constructor. */
  @SuppressWarnings("NullAway")
  public SealingTimer() {
    this.recurring = null;
    this.seal = null;
  }

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
