package io.bedloe.platform.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Ends attempts, each in one transaction, and writes their logs. */
@ApplicationScoped
public class EndAttempt {

  private final StoredJobs stored;

  @Inject
  public EndAttempt(StoredJobs stored) {
    this.stored = stored;
  }

  /** Runs the effect of a job and marks the job as succeeded; refuses when the lease was lost. */
  @Transactional
  public void succeed(ClaimedJob job, Runnable effect, @Nullable String result) {
    effect.run();
    if (!stored.succeed(job, result)) {
      throw new LeaseLost(job.id());
    }
  }

  /** Records a failure; returns whether the attempt still had the lease. */
  @Transactional
  public boolean fail(ClaimedJob job, AfterFailure next, String server, String error) {
    return stored.fail(job, next, server, error);
  }

  /** Records that a lease has ended; returns whether it still had. */
  @Transactional
  public boolean rescue(ClaimedJob job, AfterFailure next, String server, String error) {
    return stored.rescue(job, next, server, error);
  }

  /** Writes a line of the log at once, unless the attempt has lost its lease. */
  public void log(ClaimedJob job, int line, String text) {
    stored.log(job, line, RunAttempt.storable(text));
  }
}
