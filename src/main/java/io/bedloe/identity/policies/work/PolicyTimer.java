package io.bedloe.identity.policies.work;

import io.bedloe.identity.policies.data.DecisionRecord;
import io.bedloe.identity.policies.usecase.ActivePolicies;
import io.bedloe.platform.persistence.Schema;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Checks every second, on every server, whether policies have changed, and deletes old decisions
 * every hour.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PolicyTimer {

  private static final Logger LOG = Logger.getLogger(PolicyTimer.class.getName());

  private final Schema schema;
  private final ActivePolicies policies;
  private final DecisionRecord record;
  private boolean failed;

  @Inject
  public PolicyTimer(Schema schema, ActivePolicies policies, DecisionRecord record) {
    this.schema = schema;
    this.policies = policies;
    this.record = record;
  }

  /** The container needs this constructor. */
  @SuppressWarnings("NullAway")
  public PolicyTimer() {
    this.schema = null;
    this.policies = null;
    this.record = null;
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void loadChanges() {
    if (schema.state() != Schema.State.CURRENT) {
      return;
    }
    try {
      policies.refresh();
      failed = false;
    } catch (RuntimeException failure) {
      // The warning is logged once, not every second; the database's health check reports the
      // failure.
      LOG.log(
          failed ? Level.FINE : Level.WARNING,
          "the policies could not be loaded; the former ones stay active, and the next run "
              + "tries again",
          failure);
      failed = true;
    }
  }

  @Schedule(hour = "*", minute = "23", persistent = false)
  void deleteOldDecisions() {
    if (schema.state() == Schema.State.CURRENT) {
      LOG.log(Level.INFO, "{0} expired decisions were deleted", record.deleteOld());
    }
  }
}
