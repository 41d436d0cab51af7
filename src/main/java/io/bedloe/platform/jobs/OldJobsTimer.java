package io.bedloe.platform.jobs;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Deletes jobs that are over for long, every ten minutes. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OldJobsTimer {

  @Inject private Recurring recurring;
  @Inject private DeleteOldJobs old;

  @Schedule(hour = "*", minute = "*/10", second = "50", persistent = false)
  void deleteOld() {
    recurring.run("delete old jobs", old::deleteBatches);
  }
}
