package io.bedloe.platform.jobs;

/** A job that is enqueued by a schedule. A feature implements it as a bean. */
public interface ScheduledJob {

  /** Returns when the job is enqueued. */
  JobSchedule schedule();

  /** Returns the type of the job. */
  JobType<?> type();

  /** Enqueues the job in the transaction of the caller, and returns its id. */
  JobId enqueue(Jobs jobs);
}
