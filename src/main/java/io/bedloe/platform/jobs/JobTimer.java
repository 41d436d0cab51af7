package io.bedloe.platform.jobs;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Wakes the workers each second for what is due, extends the leases of running jobs four times
 * before they end, and rescues the jobs of servers that died.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobTimer {

  @Inject private Recurring recurring;
  @Inject private JobWorkers workers;
  @Inject private DeleteOldJobs old;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void sweep() {
    recurring.run("run jobs", workers::sweep);
  }

  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  void extendLeases() {
    recurring.run("extend the leases of jobs", workers::extendLeases);
  }

  @Schedule(hour = "*", minute = "*", second = "7/10", persistent = false)
  void rescue() {
    recurring.run("rescue jobs of servers that died", workers::rescue);
  }

  @Schedule(hour = "*", minute = "*/10", second = "50", persistent = false)
  void deleteOld() {
    recurring.run("delete old jobs", old::deleteBatches);
  }
}
