package io.bedloe.platform.jobs;

/**
 * Does the work of one type of jobs. A feature implements it as a bean. A job runs at least once: a
 * server can die after the work and before the job is marked as done.
 *
 * @param <P> the payload
 */
public interface JobHandler<P extends Record> {

  /** Returns the type of the jobs. */
  JobType<P> type();

  /**
   * Runs a job without a transaction. What has to happen exactly once is passed to {@link
   * JobRun#succeed}, which commits it together with the end of the job.
   *
   * @throws Exception when the attempt has failed: {@link PermanentFailure} when another attempt
   *     would fail too, {@link RetryLater} when somebody else has named the time of the next one
   */
  void run(JobRun run, P payload) throws Exception;
}
