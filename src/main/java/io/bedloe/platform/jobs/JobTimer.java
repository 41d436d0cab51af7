package io.bedloe.platform.jobs;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Wakes the workers each second for what is due, and rescues the jobs of servers that died. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobTimer {

  @Inject private Recurring recurring;
  @Inject private JobWorkers workers;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void sweep() {
    recurring.run("run jobs", workers::sweep);
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void rescue() {
    recurring.run("rescue jobs of servers that died", workers::rescue);
  }
}
