package io.bedloe.identity.audit.work;

import io.bedloe.identity.audit.usecase.SealAudit;
import io.bedloe.platform.persistence.Schema;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Seals new audit rows every few seconds; the rows themselves show what is unsealed. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SealingTimer {

  private static final Logger LOG = Logger.getLogger(SealingTimer.class.getName());

  private final Schema schema;
  private final SealAudit seal;

  @Inject
  public SealingTimer(Schema schema, SealAudit seal) {
    this.schema = schema;
    this.seal = seal;
  }

  /** The container needs this constructor. */
  @SuppressWarnings("NullAway")
  public SealingTimer() {
    this.schema = null;
    this.seal = null;
  }

  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  void run() {
    if (schema.state() != Schema.State.CURRENT) {
      return;
    }
    try {
      while (seal.sealNextBatch() > 0) {
        // The loop continues with the next batch.
      }
    } catch (RuntimeException failure) {
      LOG.log(
          Level.WARNING, "the audit trail could not be sealed; the next run tries again", failure);
    }
  }
}
