package io.bedloe.messaging.jobs;

import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.jobs.JobAdministration;
import io.bedloe.platform.jobs.JobId;
import io.bedloe.platform.jobs.JobState;
import io.bedloe.platform.jobs.JobView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Cancels and retries jobs. */
@Dependent
public class ManageJobs {

  private final JobAdministration jobs;
  private final AuditTrail trail;

  @Inject
  public ManageJobs(JobAdministration jobs, AuditTrail trail) {
    this.jobs = jobs;
    this.trail = trail;
  }

  /**
   * The part for the audit trail, without errors: they can name persons, and rows stay for ever.
   */
  record Audited(String type, JobState state, int attempts, boolean cancelRequested) {

    static Audited of(JobView job) {
      return new Audited(job.type(), job.state(), job.attempts(), job.cancelRequested());
    }
  }

  /**
   * Cancels a job; one that is cancelled already stays as it is.
   *
   * @param seen the version that the caller saw; null for any version
   */
  @Transactional
  public Versioned<JobView> cancel(JobId id, @Nullable Version seen) {
    var before = locked(id, seen);
    if (isCancelled(before.value())) {
      return before;
    }
    jobs.cancel(before.value());
    return audited("job.cancelled", before.value());
  }

  private static boolean isCancelled(JobView job) {
    return job.state() == JobState.CANCELLED
        || (job.state() == JobState.RUNNING && job.cancelRequested());
  }

  /**
   * Lets a job run again, or at once.
   *
   * @param seen the version that the caller saw; null for any version
   */
  @Transactional
  public Versioned<JobView> retry(JobId id, @Nullable Version seen) {
    var before = locked(id, seen).value();
    jobs.retry(id);
    return audited("job.retried", before);
  }

  private Versioned<JobView> locked(JobId id, @Nullable Version seen) {
    var job = jobs.lock(id);
    Version.mustBeCurrent(seen, job.version());
    return job;
  }

  private Versioned<JobView> audited(String action, JobView before) {
    var after = jobs.find(before.id());
    trail.record(
        action, Subject.of("job", before.id()), Audited.of(before), Audited.of(after.value()));
    return after;
  }
}
