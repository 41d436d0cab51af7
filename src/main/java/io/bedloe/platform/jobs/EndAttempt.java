package io.bedloe.platform.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends attempts, each in one transaction, and writes their logs. */
@ApplicationScoped
public class EndAttempt {

  private final StoredJobs stored;
  private final FailedJobObserver observer;

  @Inject
  public EndAttempt(StoredJobs stored, FailedJobObserver observer) {
    this.stored = stored;
    this.observer = observer;
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
  public boolean fail(ClaimedJob job, AfterFailure next, String server, Throwable failure) {
    boolean held = stored.fail(job, next, server, RunAttempt.text(failure));
    if (held && next.state() == JobState.DEAD) {
      observe(job, JobFailureKind.ATTEMPT_FAILED, failure.getClass().getName());
    }
    return held;
  }

  /**
   * Records that somebody has cancelled the job; returns whether the attempt still had the lease.
   */
  @Transactional
  public boolean cancel(ClaimedJob job, String server) {
    return stored.fail(job, AfterFailure.CANCELLED, server, "cancelled");
  }

  /** Records that a lease has ended; returns whether it still had. */
  @Transactional
  public boolean rescue(ClaimedJob job, AfterFailure next, String server, Throwable failure) {
    boolean isEnded = stored.rescue(job, next, server, RunAttempt.text(failure));
    if (isEnded && next.state() == JobState.DEAD) {
      observe(job, JobFailureKind.LEASE_ENDED, null);
    }
    return isEnded;
  }

  private void observe(ClaimedJob job, JobFailureKind kind, @Nullable String error) {
    observer.failed(
        List.of(new FailedJob(job.id(), job.type(), job.lane(), job.attempt(), kind, error)));
  }

  /**
   * Ends jobs that no server has known since a time.
   *
   * @param types the types that this server knows
   * @param most the number of jobs that are ended at most
   * @return the number of jobs that were ended
   */
  @Transactional
  public int buryUnknown(Collection<JobType<?>> types, Instant since, String server, int most) {
    var buried = stored.buryUnknown(types, since, server, most);
    if (!buried.isEmpty()) {
      observer.failed(buried);
    }
    return buried.size();
  }

  /** Writes a line of the log at once, unless the attempt has lost its lease. */
  public void log(ClaimedJob job, int line, String text) {
    stored.log(job, line, RunAttempt.storable(text));
  }
}
