package io.bedloe.identity.policies.work;

import io.bedloe.identity.policies.usecase.ActivePolicies;
import io.bedloe.identity.policies.usecase.DeleteOldDecisions;
import io.bedloe.platform.jobs.Recurring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Loads changed policies every second, on every server, and deletes decisions that are too old
 * every hour. Policies that cannot be loaded leave the former ones active.
 */
@Singleton
public class PolicyTimer {

  private static final Logger LOG = Logger.getLogger(PolicyTimer.class.getName());

  @Inject private Recurring recurring;
  @Inject private ActivePolicies policies;
  @Inject private DeleteOldDecisions deleteOldDecisions;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void loadChanges() {
    recurring.run("load changed policies", policies::refresh);
  }

  @Schedule(hour = "*", minute = "23", persistent = false)
  void deleteOldDecisions() {
    recurring.run("delete expired decisions", this::deleteOld);
  }

  private void deleteOld() {
    LOG.log(Level.INFO, "{0} expired decisions were deleted", deleteOldDecisions.delete());
  }
}
