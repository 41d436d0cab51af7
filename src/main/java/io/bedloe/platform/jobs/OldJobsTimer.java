package io.bedloe.platform.jobs;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Enqueues the deletion of jobs that are over for long, every ten minutes. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OldJobsTimer {

  @Inject private Recurring recurring;
  @Inject private Jobs jobs;

  @Schedule(hour = "*", minute = "*/10", second = "50", persistent = false)
  void deleteOld() {
    recurring.run("enqueue the deletion of old jobs", this::enqueue);
  }

  /** A server does not enqueue it while the job of another server waits or runs. */
  private void enqueue() {
    jobs.enqueueUnique(
        DeleteOldJobs.TYPE, DeleteOldJobs.Batches.USUAL, JobOptions.NONE.unique("all"));
  }
}
