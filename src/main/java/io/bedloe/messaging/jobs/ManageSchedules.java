package io.bedloe.messaging.jobs;

import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.jobs.JobAdministration;
import io.bedloe.platform.jobs.JobId;
import io.bedloe.platform.jobs.JobView;
import io.bedloe.platform.jobs.ScheduleAdministration;
import io.bedloe.platform.jobs.ScheduleState;
import io.bedloe.platform.jobs.ScheduleView;
import io.bedloe.platform.versions.VersionedWrite;
import io.bedloe.platform.versions.VersionedWrite.Target;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Runs, pauses and resumes schedules. */
@Dependent
public class ManageSchedules {

  private final ScheduleAdministration schedules;
  private final JobAdministration jobs;
  private final AuditTrail trail;

  @Inject
  public ManageSchedules(
      ScheduleAdministration schedules, JobAdministration jobs, AuditTrail trail) {
    this.schedules = schedules;
    this.jobs = jobs;
    this.trail = trail;
  }

  /**
   * Pauses a schedule; one that is paused stays as it is.
   *
   * @param seen the version that the caller saw; null for any version
   */
  @Transactional
  public Versioned<ScheduleView> pause(String name, @Nullable Version seen) {
    return VersionedWrite.act(target(name, seen))
        .unchangedIf((before, wanted) -> before.state() == ScheduleState.PAUSED)
        .save(
            trail,
            "schedule.paused",
            (before, wanted) -> {
              schedules.pause(name);
              return schedules.find(name);
            });
  }

  /**
   * Resumes a schedule; one that is active stays as it is.
   *
   * @param seen the version that the caller saw; null for any version
   */
  @Transactional
  public Versioned<ScheduleView> resume(String name, @Nullable Version seen) {
    return VersionedWrite.act(target(name, seen))
        .unchangedIf((before, wanted) -> before.state() == ScheduleState.ACTIVE)
        .save(
            trail,
            "schedule.resumed",
            (before, wanted) -> {
              schedules.resume(name);
              return schedules.find(name);
            });
  }

  private Target<ScheduleView> target(String name, @Nullable Version seen) {
    return new Target<>(subject(name), schedules.lock(name), seen, before -> {});
  }

  /** The job of a run, for the audit trail. */
  record Run(JobId jobId) {}

  /**
   * Enqueues the job of a schedule now, and returns the job.
   *
   * @param seen the version that the caller saw; null for any version
   */
  @Transactional
  public JobView run(String name, @Nullable Version seen) {
    Version.mustBeCurrent(seen, schedules.lock(name).version());
    var job = schedules.run(name);
    trail.record("schedule.run", subject(name), null, new Run(job));
    return jobs.find(job).value();
  }

  private static Subject subject(String name) {
    return new Subject("schedule", name);
  }
}
