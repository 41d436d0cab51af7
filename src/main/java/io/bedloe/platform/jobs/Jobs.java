package io.bedloe.platform.jobs;

import io.bedloe.kernel.Ids;
import io.bedloe.platform.http.RequestId;
import io.bedloe.platform.http.TraceParent;
import io.bedloe.platform.jobs.ClaimedJob.Origin;
import io.bedloe.platform.jobs.StoredJobs.NewJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Accepts jobs in the transaction of the caller: a job exists if, and only if, the transaction
 * commits. A job without options is sent with the next statement of the transaction and costs no
 * round trip.
 */
@ApplicationScoped
public class Jobs {

  private final StoredJobs stored;
  private final Payloads payloads;
  private final Ids ids;
  private final Event<JobsEnqueued> enqueued;

  @Inject
  public Jobs(StoredJobs stored, Payloads payloads, Ids ids, Event<JobsEnqueued> enqueued) {
    this.stored = stored;
    this.payloads = payloads;
    this.ids = ids;
    this.enqueued = enqueued;
  }

  /** Enqueues a job that runs at once, and returns its id. */
  public <P extends Record> JobId enqueue(JobType<P> type, P payload) {
    return enqueue(type, payload, JobOptions.NONE);
  }

  /** Enqueues a job without a unique key and returns its id. */
  public <P extends Record> JobId enqueue(JobType<P> type, P payload, JobOptions options) {
    if (options.uniqueKey() != null) {
      throw new IllegalArgumentException("enqueueUnique takes jobs with a unique key");
    }
    var job = job(type, payload, options);
    stored.addLater(job);
    enqueued.fire(new JobsEnqueued(type.lane(), List.of(job.id())));
    return job.id();
  }

  /**
   * Enqueues a job with a unique key, unless another one of the type with this key is not over.
   *
   * @return whether the job was enqueued
   */
  public <P extends Record> boolean enqueueUnique(JobType<P> type, P payload, JobOptions options) {
    Objects.requireNonNull(options.uniqueKey(), "a unique job has a unique key");
    var job = job(type, payload, options);
    boolean isNew = stored.addUnique(job);
    if (isNew) {
      enqueued.fire(new JobsEnqueued(type.lane(), List.of(job.id())));
    }
    return isNew;
  }

  private <P extends Record> NewJob job(JobType<P> type, P payload, JobOptions options) {
    return new NewJob(
        new JobId(ids.next()),
        type,
        payloads.write(type, payload),
        options,
        new Origin(RequestId.current(), TraceParent.current(), options.groupKey()));
  }

  /** Returns those of the jobs that are over, or that do not exist. */
  public Set<JobId> ended(Collection<JobId> ids) {
    return ids.isEmpty() ? Set.of() : Set.copyOf(stored.ended(ids));
  }

  /** Cancels a job that waits, and asks one that runs to stop; ignores a job that is over. */
  public void cancel(JobId id) {
    stored.cancel(id);
  }
}
