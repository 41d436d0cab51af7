package io.bedloe.platform.jobs;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Extends the leases of running jobs four times before they end, with the precision of a second.
 * The methods of one timer wait for each other; nothing may hold up this one.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LeaseTimer {

  @Inject private Recurring recurring;
  @Inject private JobWorkers workers;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void extendLeases() {
    recurring.run("extend the leases of jobs", workers::extendLeases);
  }
}
